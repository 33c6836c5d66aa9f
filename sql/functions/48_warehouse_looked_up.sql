-- The articles of a window of time, the newest first, in which the indexes say that a side of a query may stand: those that have its words,
-- at most `most` of them (null: all), or, of a side that is nothing but phrases and in parts that have an index of it, those that have what
-- stands side by side in them. Planned each time: what is asked for decides which parts and which indexes are asked.
CREATE OR REPLACE FUNCTION warehouse.looked_up(
  side warehouse.query_side, part_from timestamptz, part_to timestamptz, lower_at timestamptz, upper_at timestamptz, with_bigrams boolean,
  is_timed boolean, only_source bigint, only_language text, only_section text, most integer,
  OUT article_ids bigint[], OUT times timestamptz[], OUT source_ids bigint[]
)
  LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, pg_temp
  SET plan_cache_mode = force_custom_plan
  -- To look at an article's words is said to be dear, so that the index is asked; it is not so dear that other processes should be begun, or
  -- a statement of a millisecond be compiled.
  SET max_parallel_workers_per_gather = 0
  SET jit = off
AS $$
DECLARE
  required CONSTANT bigint[] := side.required;
  barred CONSTANT bigint[] := nullif(side.barred, '{}');
  bigrams CONSTANT integer[] := CASE WHEN with_bigrams AND side.is_phrases THEN side.bigrams END;
  unknown bigint[];
BEGIN
  -- All that the index has is found before one article is looked at: to go by time and look for words would read the texts. OFFSET keeps
  -- anything else from being asked first.
  IF bigrams IS NOT NULL THEN
    -- What has come since the index was made, as the index has it: of the articles themselves it would be known.
    unknown := ARRAY(
      SELECT t.article_id
      FROM warehouse.article_search t
      WHERE t.at >= part_from AND t.at < part_to AND warehouse.bigrams_of(t.article_id, t.version) @> '{-1}'
      OFFSET 0);
  END IF;
  WITH looked_up AS (
    SELECT t.*
    FROM warehouse.article_search t
    WHERE (bigrams IS NULL OR unknown <> '{}')
      AND warehouse.numbers_of(t.article_id, t.version) @> required AND t.at >= lower_at AND t.at < upper_at
      AND (bigrams IS NULL OR t.article_id IN (SELECT unnest(unknown)))
      AND (barred IS NULL OR t.article_id NOT IN (
        SELECT b.article_id
        FROM warehouse.article_search b
        WHERE warehouse.numbers_of(b.article_id, b.version) @> required
          AND warehouse.numbers_of(b.article_id, b.version) && barred AND b.at >= lower_at AND b.at < upper_at))
    UNION ALL
    SELECT b.*
    FROM (
      SELECT t.*
      FROM warehouse.article_search t
      WHERE t.at >= part_from AND t.at < part_to AND bigrams IS NOT NULL
        AND warehouse.bigrams_of(t.article_id, t.version) @> bigrams
      OFFSET 0
    ) AS b
    WHERE b.at >= lower_at AND b.at < upper_at
  ), candidate AS MATERIALIZED (
    SELECT t.article_id, t.at, t.source_id
    FROM looked_up t
    WHERE t.config = side.config
      AND (NOT is_timed OR t.at > '-infinity')
      AND (only_source IS NULL OR t.source_id = only_source)
      AND (only_language IS NULL OR t.language = only_language OR split_part(t.language, '-', 1) = only_language)
      AND (only_section IS NULL OR t.section = only_section)
    ORDER BY t.at DESC, t.article_id DESC
  )
  SELECT array_agg(c.article_id), array_agg(c.at), array_agg(c.source_id) INTO article_ids, times, source_ids
  FROM (SELECT * FROM candidate LIMIT CASE WHEN cardinality(side.phrases) = 0 THEN most END) AS c;
END
$$;
