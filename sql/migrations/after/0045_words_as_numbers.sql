-- What looked words up by themselves goes, an index at a time: each keeps readers of its month waiting for a moment.
DROP FUNCTION IF EXISTS warehouse.sides(regconfig[], text);
DROP TYPE IF EXISTS warehouse.search_side;
DROP FUNCTION IF EXISTS warehouse.stands(bigint, bigint, bytea, regconfig, tsquery, tsquery[], text[], boolean[], bytea[], bytea[]);
DROP FUNCTION IF EXISTS warehouse.standing(bigint[], integer, regconfig, tsquery, tsquery[], boolean[], bytea[], bytea[]);

CREATE OR REPLACE FUNCTION warehouse.drop_word_index(part text) RETURNS void
  LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE format('DROP INDEX warehouse.%I', part || '_by_word');
END
$$;
-- step: again
SELECT warehouse.drop_word_index(part.name)
FROM (
  SELECT name FROM warehouse.search_part WHERE to_regclass(format('warehouse.%I', name || '_by_word')) IS NOT NULL LIMIT 1
) AS part;
-- step
DROP FUNCTION warehouse.drop_word_index(text);
