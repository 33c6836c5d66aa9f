-- Its work is done by warehouse.keep_places, for all articles of a statement at once.
DROP FUNCTION IF EXISTS warehouse.places_now(bigint, bigint);
