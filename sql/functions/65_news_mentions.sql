-- Part by part from the oldest: the first who wrote of something are in the first part that has it. Nothing is read of an article but
-- its line in the search; where a phrase is asked for, the order of its words, and the text around it.
CREATE OR REPLACE FUNCTION news.mentions(
  query text,
  since timestamptz DEFAULT NULL,
  until timestamptz DEFAULT NULL,
  source text DEFAULT NULL,
  language text DEFAULT NULL,
  top integer DEFAULT NULL
) RETURNS TABLE (article_id bigint, published_at timestamptz, outlet text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1000
  SET search_path = pg_catalog, pg_temp
  SET plan_cache_mode = force_custom_plan  -- there may be a few hits or fifty thousand
  -- As in warehouse.looked_up.
  SET max_parallel_workers_per_gather = 0
  SET jit = off
AS $$
#variable_conflict use_column
DECLARE
  part record;
  asked record;
  side warehouse.query_side;
  required bigint[];
  found record;
  stand integer[];
  missing integer := top;
  lower_at timestamptz;
  upper_at timestamptz;
  ids bigint[];
  times timestamptz[];
  source_ids bigint[];
  had bigint;
BEGIN
  asked := warehouse.asked(query, since, until, source, language, coalesce(least(top, 1), 1));
  side := asked.sides[1];
  IF cardinality(asked.sides) = 1 AND side.phrases = '{}' AND side.barred = '{}' THEN
    required := side.required;
  END IF;
  FOR part IN
    SELECT p.from_at, p.to_at, p.has_bigrams
    FROM warehouse.search_part AS p
    WHERE p.from_at < coalesce(until, 'infinity') AND p.to_at > coalesce(since, '-infinity')
    ORDER BY p.from_at
  LOOP
    -- An article without a time is nowhere in the order.
    lower_at := greatest(part.from_at, since);
    upper_at := least(part.to_at, until);
    IF required IS NOT NULL THEN
      -- What has a word may be fifty thousand: they are told as they are found.
      RETURN QUERY
      SELECT hit.article_id, hit.at, s.name
      FROM (
        SELECT t.article_id, t.at, t.source_id
        FROM warehouse.article_search AS t
        WHERE warehouse.numbers_of(t.article_id, t.version) @> required AND t.config = side.config
          AND t.at >= lower_at AND t.at < upper_at AND t.at > '-infinity'
          AND (asked.only_source IS NULL OR t.source_id = asked.only_source)
          AND (mentions.language IS NULL OR mentions.language IN (t.language, split_part(t.language, '-', 1)))
        ORDER BY t.at, t.article_id
        LIMIT missing
      ) AS hit
      -- By the outlet's number: how many there are, the planner does not know.
      CROSS JOIN LATERAL (SELECT s.name FROM warehouse.source AS s WHERE s.source_id = hit.source_id OFFSET 0) AS s
      ORDER BY hit.at, hit.article_id;
    ELSE
      ids := '{}';
      times := '{}';
      source_ids := '{}';
      FOREACH side IN ARRAY asked.sides LOOP
        found := warehouse.looked_up(
          side, part.from_at, part.to_at, lower_at, upper_at, part.has_bigrams, true, asked.only_source, mentions.language, NULL, NULL);
        IF cardinality(side.phrases) > 0 THEN
          -- The first published first, for there may be enough of them; then each place as it is from the newest on.
          stand := warehouse.standing(array_reverse(found.article_ids), missing, side);
          stand := ARRAY(SELECT cardinality(found.article_ids) + 1 - place FROM unnest(stand) AS place);
          ids := ids || ARRAY(SELECT found.article_ids[place] FROM unnest(stand) AS place);
          times := times || ARRAY(SELECT found.times[place] FROM unnest(stand) AS place);
          source_ids := source_ids || ARRAY(SELECT found.source_ids[place] FROM unnest(stand) AS place);
        ELSE
          ids := ids || found.article_ids;
          times := times || found.times;
          source_ids := source_ids || found.source_ids;
        END IF;
      END LOOP;
      RETURN QUERY
      -- An article that two sides of an OR find is told once.
      SELECT DISTINCT ON (hit.at, hit.id) hit.id, hit.at, s.name
      FROM unnest(ids, times, source_ids) AS hit (id, at, source_id) JOIN warehouse.source AS s USING (source_id)
      ORDER BY hit.at, hit.id
      LIMIT missing;
    END IF;
    GET DIAGNOSTICS had = ROW_COUNT;
    missing := missing - had;
    EXIT WHEN missing <= 0;
  END LOOP;
END
$$;

COMMENT ON FUNCTION news.mentions(text, timestamptz, timestamptz, text, text, integer) IS 'Every article that a query finds, the first published first, told by the index alone: to count by time and outlet, or with top => 10 to see who was first. Query, since, until, source and language as in news.search(); articles without a time are left out. Columns: article_id; published_at; outlet (articles.source). Example: SELECT date_trunc(''week'', published_at) AS week, count(*) FROM news.mentions(''ferry strike'', ''2026-01-01'') GROUP BY week. A phrase is looked up in the text around it: half a millisecond for each article that has it. Since 0.2.';
