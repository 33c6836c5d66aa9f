-- The newest articles that a query finds, at most `most` of them, from the newest back: first among the newest few, then the rest of
-- their part of the search, then in parts that double. A common word is answered by the newest few, a rare one in a few steps, and no
-- estimate of either is needed. A phrase is looked up by its words and, in parts that have an index of them, by what stands side by side
-- in it; the order of an article's words, newest first, tells whether they may stand together, and its text whether they do.
CREATE OR REPLACE FUNCTION warehouse.search_hits(
  query text, since timestamptz, until timestamptz, only_source bigint, only_language text, only_section text, most integer,
  OUT article_ids bigint[], OUT is_all boolean
)
  LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, pg_temp
  SET plan_cache_mode = force_custom_plan
  -- To look at an article's bigrams is said to be dear, so that the index is asked; it is not dear enough for other processes to be begun.
  SET max_parallel_workers_per_gather = 0
AS $$
DECLARE
  few CONSTANT integer := 1000 + 40 * most;
  configs CONSTANT regconfig[] := ARRAY(
    SELECT DISTINCT l.config FROM warehouse.search_language l
    WHERE only_language IS NULL OR l.language = only_language OR split_part(l.language, '-', 1) = only_language);
  sides CONSTANT warehouse.query_side[] := warehouse.query_sides(configs, query);
  lowest timestamptz := COALESCE(since, '-infinity');
  upper_at timestamptz := COALESCE(until, 'infinity');
  lower_at timestamptz;
  part_from timestamptz;
  part_to timestamptz;
  few_from timestamptz;
  -- Of a phrase, what has its words is looked at from the newest on anyway.
  is_first boolean := NOT COALESCE((SELECT bool_and(cardinality(side.phrases) > 0) FROM unnest(sides) AS side), false);
  step integer := 1;
  with_bigrams boolean;
  bigrams integer[];
  way warehouse.query_side;
  ids bigint[];
  times timestamptz[];
  found_ids bigint[];
  found_times timestamptz[];
  standing integer[];
BEGIN
  article_ids := '{}';
  is_all := false;
  LOOP
    -- The next parts back, as far as they have the same indexes.
    SELECT min(p.from_at), max(p.to_at), bool_and(p.has_bigrams) INTO part_from, part_to, with_bigrams
    FROM (
      SELECT from_at, to_at, has_bigrams, min(has_bigrams::integer) OVER back = max(has_bigrams::integer) OVER back AS are_alike
      FROM warehouse.search_part
      WHERE from_at < upper_at AND to_at > lowest
      WINDOW back AS (ORDER BY from_at DESC)
      ORDER BY from_at DESC LIMIT step
    ) AS p
    WHERE p.are_alike;
    IF part_to IS NULL OR upper_at <= lowest THEN
      is_all := true;
      RETURN;
    END IF;
    lower_at := greatest(part_from, lowest);
    upper_at := least(upper_at, part_to);
    IF is_first THEN
      SELECT t.at INTO few_from FROM warehouse.article_search t
      WHERE t.at >= lower_at AND t.at < upper_at AND (only_source IS NULL OR t.source_id = only_source)
      ORDER BY t.at DESC OFFSET few LIMIT 1;
      lower_at := COALESCE(few_from, lower_at);
    END IF;
    ids := '{}';
    times := '{}';
    FOREACH way IN ARRAY sides LOOP
      bigrams := CASE WHEN with_bigrams AND way.is_phrases THEN way.bigrams END;
      -- All that have the words are found by the index before one is looked at: to go by time and look for words would read the texts. So
      -- with what stands side by side: OFFSET keeps anything else from being asked first.
      WITH looked_up AS (
        SELECT t.*
        FROM warehouse.article_search t
        WHERE bigrams IS NULL AND warehouse.numbers_of(t.article_id, t.version) @> way.required AND t.at >= lower_at AND t.at < upper_at
          AND (way.barred = '{}' OR t.article_id NOT IN (
            SELECT b.article_id
            FROM warehouse.article_search b
            WHERE warehouse.numbers_of(b.article_id, b.version) @> way.required
              AND warehouse.numbers_of(b.article_id, b.version) && way.barred AND b.at >= lower_at AND b.at < upper_at))
        UNION ALL (
          SELECT t.*
          FROM warehouse.article_search t
          WHERE t.at >= part_from AND t.at < part_to AND bigrams IS NOT NULL
            AND (warehouse.bigrams_of(t.article_id, t.version) @> bigrams OR warehouse.bigrams_of(t.article_id, t.version) @> '{-1}')
          OFFSET 0
        )
      ), candidate AS MATERIALIZED (
        SELECT t.article_id, t.at
        FROM looked_up t
        WHERE t.config = way.config AND t.at >= lower_at AND t.at < upper_at
          AND (until IS NULL OR t.at > '-infinity')
          AND (only_source IS NULL OR t.source_id = only_source)
          AND (only_language IS NULL OR t.language = only_language OR split_part(t.language, '-', 1) = only_language)
          AND (only_section IS NULL OR t.section = only_section)
        ORDER BY t.at DESC, t.article_id DESC
      )
      SELECT array_agg(c.article_id), array_agg(c.at) INTO found_ids, found_times
      FROM (
        SELECT * FROM candidate
        LIMIT CASE WHEN cardinality(way.phrases) = 0 THEN most - cardinality(article_ids) END
      ) AS c;
      IF cardinality(way.phrases) > 0 THEN
        standing := warehouse.standing(found_ids, most - cardinality(article_ids), way);
        found_times := ARRAY(SELECT found_times[place] FROM unnest(standing) AS place);
        found_ids := ARRAY(SELECT found_ids[place] FROM unnest(standing) AS place);
      END IF;
      ids := ids || found_ids;
      times := times || found_times;
    END LOOP;
    article_ids := article_ids || ARRAY(
      SELECT hit.id FROM (SELECT DISTINCT id, at FROM unnest(ids, times) AS told (id, at)) AS hit
      ORDER BY hit.at DESC, hit.id DESC LIMIT most - cardinality(article_ids));
    IF cardinality(article_ids) >= most THEN
      RETURN;
    END IF;
    upper_at := lower_at;
    step := CASE WHEN is_first THEN 1 ELSE 2 * step END;
    is_first := false;
  END LOOP;
END
$$;
