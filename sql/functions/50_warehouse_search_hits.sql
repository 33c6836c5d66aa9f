-- The newest articles that a query finds, at most `most` of them, from the newest back: first among the newest few, then the rest of their
-- part of the search, then in as many parts as should have what is missing, going by what was found. A common word is answered by the
-- newest few, a rare one in a few steps, and no estimate of either is needed. A phrase is looked up by its words and, in parts that have
-- an index of it, by what stands side by side in it; the order of an article's words, newest first, tells whether they may stand together,
-- and its text whether they do.
CREATE OR REPLACE FUNCTION warehouse.search_hits(
  sides warehouse.query_side[], since timestamptz, until timestamptz, only_source bigint, only_language text, only_section text, most integer,
  OUT article_ids bigint[], OUT is_all boolean
)
  LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, pg_temp
  -- Planned once: what needs to know what is asked for is planned in warehouse.looked_up.
  SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  few CONSTANT integer := 1000 + 40 * most;
  lowest timestamptz := COALESCE(since, '-infinity');
  upper_at timestamptz := COALESCE(until, 'infinity');
  lower_at timestamptz;
  part_from timestamptz;
  part_to timestamptz;
  few_from timestamptz;
  -- Of a phrase, what has its words is looked at from the newest on anyway.
  is_first boolean := NOT COALESCE((SELECT bool_and(cardinality(side.phrases) > 0) FROM unnest(sides) AS side), false);
  step integer := 1;
  searched integer := 0;
  with_bigrams boolean;
  side warehouse.query_side;
  ids bigint[];
  times timestamptz[];
  found record;
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
      -- Two statements, for each is planned once and has an index of its own.
      IF only_source IS NULL THEN
        SELECT t.at INTO few_from FROM warehouse.article_search t
        WHERE t.at >= lower_at AND t.at < upper_at ORDER BY t.at DESC OFFSET few LIMIT 1;
      ELSE
        SELECT t.at INTO few_from FROM warehouse.article_search t
        WHERE t.at >= lower_at AND t.at < upper_at AND t.source_id = only_source ORDER BY t.at DESC OFFSET few LIMIT 1;
      END IF;
      lower_at := COALESCE(few_from, lower_at);
    END IF;
    ids := '{}';
    times := '{}';
    FOREACH side IN ARRAY sides LOOP
      found := warehouse.looked_up(
        side, part_from, part_to, lower_at, upper_at, with_bigrams, until IS NOT NULL, only_source, only_language, only_section,
        most - cardinality(article_ids));
      IF cardinality(side.phrases) > 0 THEN
        standing := warehouse.standing(found.article_ids, most - cardinality(article_ids), side);
        times := times || ARRAY(SELECT found.times[place] FROM unnest(standing) AS place);
        ids := ids || ARRAY(SELECT found.article_ids[place] FROM unnest(standing) AS place);
      ELSE
        times := times || found.times;
        ids := ids || found.article_ids;
      END IF;
    END LOOP;
    article_ids := article_ids || ARRAY(
      SELECT hit.id FROM (SELECT DISTINCT id, at FROM unnest(ids, times) AS told (id, at)) AS hit
      ORDER BY hit.at DESC, hit.id DESC LIMIT most - cardinality(article_ids));
    IF cardinality(article_ids) >= most THEN
      RETURN;
    END IF;
    upper_at := lower_at;
    IF NOT is_first THEN
      -- Where nothing was found, four times as many.
      searched := searched + step;
      step := least(ceil(searched * (most::float8 / nullif(cardinality(article_ids), 0) - 1)), 4 * step);
    END IF;
    is_first := false;
  END LOOP;
END
$$;
