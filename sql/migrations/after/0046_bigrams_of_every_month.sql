-- What warehouse.bigrams_due and the refresh do now.
DROP FUNCTION IF EXISTS warehouse.index_bigrams(bigint, bigint);
