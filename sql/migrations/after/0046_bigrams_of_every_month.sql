-- What warehouse.bigrams_due and the refresh do now, and what took a search's query where its sides are taken now.
DROP FUNCTION IF EXISTS warehouse.index_bigrams(bigint, bigint);
DROP FUNCTION IF EXISTS warehouse.search_hits(text, timestamptz, timestamptz, bigint, text, text, integer);
DROP FUNCTION IF EXISTS warehouse.search_numbers(tsquery);
DROP FUNCTION IF EXISTS warehouse.search_phrases(tsquery);
