-- In which of some articles, each with the words of a term, its phrases stand: the places of at most `most` of them in the list that is
-- given, the first first. The order of the words is fetched for many articles at once, of more and more of them: one by one that takes
-- twice as long, and of all of them too long where the first few do.
CREATE OR REPLACE FUNCTION warehouse.standing(article_ids bigint[], most integer, side warehouse.query_side) RETURNS integer[]
  LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, pg_temp
  -- Planned once: what is set for the search that asks would have each statement planned anew.
  SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  required CONSTANT bytea[] := ARRAY(SELECT t.pattern FROM unnest(side.patterns, side.are_not) AS t (pattern, is_not) WHERE NOT t.is_not);
  -- The longest whose words stand side by side: to look for its bytes takes less than to look for a pattern. Nothing, where none does.
  longest CONSTANT bytea := COALESCE((
    SELECT t.bytes FROM unnest(side.phrases, side.are_not, side.bytes) AS t (phrase, is_not, bytes)
    WHERE NOT t.is_not AND t.phrase::text !~ '<\d+>' ORDER BY length(t.bytes) DESC LIMIT 1), '');
  enough CONSTANT integer := COALESCE(most, cardinality(article_ids));
  done integer := 0;
  step integer := 2 * enough;
  batch bigint[];
  found integer[] := '{}';
BEGIN
  WHILE done < cardinality(article_ids) AND cardinality(found) < enough LOOP
    step := least(step, 2000);
    batch := article_ids[done + 1 : done + step];
    found := found || ARRAY(
      SELECT done + may.place
      FROM (
        SELECT w.article_id, w.version, w.places, array_position(batch, w.article_id) AS place
        FROM warehouse.article_words w
        WHERE w.article_id = ANY (batch) AND (position(longest IN w.places) > 0 AND w.places LIKE ALL (required)) IS NOT FALSE
        ORDER BY place
        OFFSET 0
      ) AS may
      WHERE warehouse.stands(may.article_id, may.version, may.places, side)
      LIMIT enough - cardinality(found));
    done := done + step;
    step := 4 * step;
  END LOOP;
  RETURN found;
END
$$;
