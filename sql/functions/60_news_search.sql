CREATE OR REPLACE FUNCTION news.search(
  query text,
  since timestamptz DEFAULT NULL,
  until timestamptz DEFAULT NULL,
  source text DEFAULT NULL,
  language text DEFAULT NULL,
  section text DEFAULT NULL,
  newest boolean DEFAULT false,
  by_story boolean DEFAULT false,
  top integer DEFAULT 20
) RETURNS TABLE (
  place bigint,
  article_id bigint,
  published_at timestamptz,
  outlet text,
  headline text,
  snippet text,
  url text,
  rank real,
  story bigint,
  copies bigint,
  found bigint
)
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
  SET search_path = pg_catalog, pg_temp
  SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
  asked record;
  pool integer;
  ids bigint[];
  is_all boolean;
  reads_all boolean;
BEGIN
  asked := warehouse.asked(query, since, until, source, language, top);
  -- By rank: among the newest 100 that are found; by story, enough of them that as many stories remain.
  pool := CASE WHEN newest AND NOT by_story THEN top ELSE greatest(100, 4 * top) END;
  SELECT h.article_ids, h.is_all INTO ids, is_all
  FROM warehouse.search_hits(asked.sides, since, until, asked.only_source, language, section, pool) AS h;

  -- Planned each time, for a plan knows the answer: a session that has become another role must not be given that of the one before.
  EXECUTE 'SELECT warehouse.may_read_text()' INTO reads_all;

  IF newest AND NOT by_story THEN
    RETURN QUERY
    WITH way AS MATERIALIZED (SELECT * FROM warehouse.search_ways(query))
    SELECT
      hit.place, a.article_id, a.published_at, s.name, a.headline,
      CASE WHEN reads_all OR s.is_open THEN warehouse.snippet(way.config, r.body_text, way.words, way.runs, way.starts) END, a.url, NULL::real, NULL::bigint, NULL::bigint,
      CASE WHEN is_all THEN cardinality(ids)::bigint END
    FROM unnest(ids) WITH ORDINALITY AS hit (article_id, place)
    JOIN warehouse.article a USING (article_id)
    JOIN warehouse.source s USING (source_id)
    JOIN warehouse.article_revision r ON r.revision_id = a.current_revision_id
    JOIN way ON way.config = warehouse.search_config(a.language)
    ORDER BY hit.place;
    RETURN;
  END IF;

  RETURN QUERY
  WITH way AS MATERIALIZED (SELECT * FROM warehouse.search_ways(query)), hit AS MATERIALIZED (
    SELECT
      n.place AS newness, a.article_id, a.published_at, s.name, s.is_open, a.headline, r.body_text, a.url, way.*,
      -- Headline, subheadline and the beginning, where news says what it is about; half of it fades with age, by a month.
      ((0.02 + ts_rank(
        setweight(to_tsvector(way.config, warehouse.pairs(a.headline)), 'A')
        || setweight(to_tsvector(way.config, warehouse.pairs(COALESCE(r.subheadline, ''))), 'B')
        || to_tsvector(way.config, warehouse.pairs(left(r.body_text, 600))), way.words))
        * (0.5 + 0.5 * exp(-COALESCE(extract(epoch FROM first_value(a.published_at) OVER (ORDER BY n.place) - a.published_at), 1e9)
          / 2592000.0)::double precision))::real AS rank
    FROM unnest(ids) WITH ORDINALITY AS n (article_id, place)
    JOIN warehouse.article a USING (article_id)
    JOIN warehouse.source s USING (source_id)
    JOIN warehouse.article_revision r ON r.revision_id = a.current_revision_id
    JOIN way ON way.config = warehouse.search_config(a.language)
  ), told AS (
    SELECT hit.*, m.story, count(*) OVER (PARTITION BY m.story) AS copies,
      row_number() OVER (PARTITION BY m.story ORDER BY CASE WHEN newest THEN -hit.newness::real ELSE hit.rank END DESC, hit.newness) AS of_story
    FROM hit
    LEFT JOIN warehouse.story_member member ON by_story AND member.article_id = hit.article_id
    CROSS JOIN LATERAL (SELECT COALESCE(member.story_id, hit.article_id) AS story) AS m
  ), best AS (
    SELECT told.*, row_number() OVER (ORDER BY CASE WHEN newest THEN -told.newness::real ELSE told.rank END DESC, told.newness) AS nth
    FROM told WHERE told.of_story = 1
  )
  SELECT
    b.nth, b.article_id, b.published_at, b.name, b.headline,
    CASE WHEN reads_all OR b.is_open THEN warehouse.snippet(b.config, b.body_text, b.words, b.runs, b.starts) END, b.url, b.rank,
    CASE WHEN by_story THEN b.story END, CASE WHEN by_story THEN b.copies END,
    CASE WHEN is_all THEN cardinality(ids)::bigint END
  FROM best b WHERE b.nth <= top
  ORDER BY b.nth;
END
$$;

COMMENT ON FUNCTION news.search(text, timestamptz, timestamptz, text, text, text, boolean, boolean, integer) IS 'Articles that a query finds, best first: words, "a phrase", or, -not, as in a search box. All but the query may be left out: since and until (published; until is not included), source, language ("en"), section, newest => true (newest first), by_story => true (one row a story), top => 20. Columns: place; article_id; published_at; outlet (articles.source); headline; snippet, the words in [brackets] (null: withheld); url; rank (null where newest first); story and copies found of it (null unless by_story); found, how many articles there are in all (null: more than were looked at).';
