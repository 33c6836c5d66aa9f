-- What the migrations, functions and views come to. Written by `news migrate --dump`, never by hand.

CREATE SCHEMA news;

CREATE SCHEMA warehouse;

CREATE TYPE warehouse.query_side AS (
	config regconfig,
	term tsquery,
	required bigint[],
	barred bigint[],
	phrases tsquery[],
	proofs text[],
	are_not boolean[],
	bytes bytea[],
	patterns bytea[],
	bigrams integer[],
	is_phrases boolean
);

CREATE FUNCTION news.articles_asof(at timestamp with time zone) RETURNS TABLE(article_id bigint, source text, url text, url_canonical text, headline text, subheadline text, description text, body_text text, published_at timestamp with time zone, updated_at timestamp with time zone, language text, word_count bigint, char_count bigint, status text, revision_no bigint, revision_id bigint, kind text, observed_at timestamp with time zone, first_seen_at timestamp with time zone, section text, byline_raw text, authors text[], wire_agency text[], keywords text[], article_type text, is_changed_since boolean)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $_$
  SELECT
    a.article_id, a.source, a.url, a.url_canonical, r.headline, r.subheadline, r.description, r.body_text,
    r.published_at, r.updated_at, r.language, r.word_count, r.char_count,
    CASE
      WHEN was.status IN ('gone', 'taken_down') THEN was.status
      WHEN 'retracted' IN (was.status, r.status) THEN 'retracted'
      WHEN r.revision_no > 1 THEN 'updated'
      ELSE 'live'
    END,
    r.revision_no, r.revision_id, r.kind, r.observed_at, a.first_seen_at,
    a.section, a.byline_raw, a.authors, a.wire_agency, a.keywords, a.article_type,
    r.revision_id <> a.current_revision_id
  FROM news.articles AS a
  JOIN news.revisions AS r ON r.article_id = a.article_id AND r.observed_at <= $1 AND (r.valid_to IS NULL OR r.valid_to > $1)
  LEFT JOIN news.status_changes AS was ON was.article_id = a.article_id AND was.at <= $1 AND (was.until IS NULL OR was.until > $1)
  WHERE a.first_seen_at <= $1
$_$;

COMMENT ON FUNCTION news.articles_asof(at timestamp with time zone) IS 'The warehouse as it was known then: for each article the text we had read last, and whether it was live, gone or retracted. Headline, texts, times, language and counts are those of that revision; section, byline, authors, agencies, keywords and type are as they stand now, for they are kept without history. is_changed_since: another text has been read after that time. No row of an article that was first seen later. Quick where it is narrowed by article_id, or by source and first_seen_at; all articles take a second for each 200,000. Example: SELECT headline, status FROM news.articles_asof(''2026-11-01 12:00+00'') WHERE source = ''demo''. Since 0.2.';

CREATE FUNCTION news.mentions(query text, since timestamp with time zone DEFAULT NULL::timestamp with time zone, until timestamp with time zone DEFAULT NULL::timestamp with time zone, source text DEFAULT NULL::text, language text DEFAULT NULL::text, top integer DEFAULT NULL::integer) RETURNS TABLE(article_id bigint, published_at timestamp with time zone, outlet text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_custom_plan'
    SET max_parallel_workers_per_gather TO '0'
    SET jit TO 'off'
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

COMMENT ON FUNCTION news.mentions(query text, since timestamp with time zone, until timestamp with time zone, source text, language text, top integer) IS 'Every article that a query finds, the first published first, told by the index alone: to count by time and outlet, or with top => 10 to see who was first. Query, since, until, source and language as in news.search(); articles without a time are left out. Columns: article_id; published_at; outlet (articles.source). Example: SELECT date_trunc(''week'', published_at) AS week, count(*) FROM news.mentions(''ferry strike'', ''2026-01-01'') GROUP BY week. A phrase is looked up in the text around it: half a millisecond for each article that has it. Since 0.2.';

CREATE FUNCTION news.search(query text, since timestamp with time zone DEFAULT NULL::timestamp with time zone, until timestamp with time zone DEFAULT NULL::timestamp with time zone, source text DEFAULT NULL::text, language text DEFAULT NULL::text, section text DEFAULT NULL::text, newest boolean DEFAULT false, by_story boolean DEFAULT false, top integer DEFAULT 20) RETURNS TABLE(place bigint, article_id bigint, published_at timestamp with time zone, outlet text, headline text, snippet text, url text, rank real, story bigint, copies bigint, found bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
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

COMMENT ON FUNCTION news.search(query text, since timestamp with time zone, until timestamp with time zone, source text, language text, section text, newest boolean, by_story boolean, top integer) IS 'Articles that a query finds, best first: words, "a phrase", or, -not, as in a search box. All but the query may be left out: since and until (published; until is not included), source, language ("en"), section, newest => true (newest first), by_story => true (one row a story), top => 20. Columns: place; article_id; published_at; outlet (articles.source); headline; snippet, the words in [brackets] (null: withheld); url; rank (null where newest first); story and copies found of it (null unless by_story); found, how many articles there are in all (null: more than were looked at).';

CREATE FUNCTION news.story_of(address text) RETURNS TABLE(story bigint, article_id bigint, source text, url text, headline text, published_at timestamp with time zone, language text, section text, role text, kept real, own real, delay interval, articles bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
  WITH spelled AS (SELECT key FROM warehouse.spelled($1)),
  article AS (
    SELECT a.article_id FROM warehouse.article AS a WHERE a.key IN (SELECT key FROM spelled)
    UNION
    SELECT l.article_id FROM warehouse.article_alias AS l WHERE l.key IN (SELECT key FROM spelled)
    UNION
    SELECT d.article_id FROM warehouse.address AS d WHERE d.key IN (SELECT key FROM spelled) AND d.article_id IS NOT NULL
  )
  SELECT member.*
  FROM (
    SELECT DISTINCT COALESCE(m.story_id, a.article_id) AS story
    FROM article AS a LEFT JOIN warehouse.story_member AS m USING (article_id)
  ) AS of_it
  -- OFFSET 0: story by story, each by its number; together they would be looked for among all articles.
  CROSS JOIN LATERAL (SELECT * FROM news.story_articles AS s WHERE s.story = of_it.story OFFSET 0) AS member
  ORDER BY member.delay, member.article_id;
$_$;

COMMENT ON FUNCTION news.story_of(address text) IS 'The articles of the story that an address''s article belongs to, the first published first; columns as in news.story_articles. Example: SELECT source, role, kept, delay FROM news.story_of(''https://www.koreaherald.com/article/10618541''). No row: there is no article of that address.';

CREATE FUNCTION news.why(url text) RETURNS TABLE(at timestamp with time zone, event text, detail text, source text, run_id bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
  WITH spelled AS (SELECT key FROM warehouse.spelled($1)),
  article AS (
    SELECT a.article_id, a.source_id, a.key
    FROM warehouse.article AS a
    WHERE a.key IN (SELECT key FROM spelled)
    UNION
    SELECT a.article_id, a.source_id, a.key
    FROM warehouse.article_alias AS l
    JOIN warehouse.article AS a USING (article_id)
    WHERE l.key IN (SELECT key FROM spelled)
    UNION
    SELECT a.article_id, a.source_id, a.key
    FROM warehouse.address AS d
    JOIN warehouse.article AS a USING (article_id)
    WHERE d.key IN (SELECT key FROM spelled)
  ),
  keys AS (
    SELECT key FROM spelled UNION SELECT key FROM article
    UNION SELECT l.key FROM warehouse.article_alias AS l WHERE l.article_id IN (SELECT article_id FROM article)
  ),
  story (at, rank, event, detail, source_id, run_id) AS (
    SELECT
      d.at, 3, d.state,
      concat_ws('; ', d.reason, d.detail, 'the article is ' || d.duplicate_of, 'advertised by ' || array_to_string(d.via, ', ')),
      d.source_id, d.run_id
    FROM warehouse.address AS d
    WHERE d.key IN (SELECT key FROM keys)
    UNION ALL
    SELECT
      f.at, 1, 'asked',
      concat_ws('; ', 'HTTP ' || f.status, f.error, f.bytes || ' bytes in ' || f.elapsed_ms || ' ms', 'archived in ' || f.raw_ref),
      f.source_id, f.run_id
    FROM warehouse.fetch_log AS f
    WHERE f.key IN (SELECT key FROM keys)
    UNION ALL
    SELECT q.at, 2, 'quarantined', concat_ws('; ', 'by the ' || q.stage, q.reason, q.detail), q.source_id, q.run_id
    FROM warehouse.quarantine AS q
    WHERE q.key IN (SELECT key FROM keys)
    UNION ALL
    SELECT
      r.observed_at, 4, 'revision ' || r.revision_no,
      concat_ws('; ', r.kind, r.word_count || ' words', '+' || r.words_added || ' -' || r.words_removed || ' words', r.headline),
      a.source_id, r.run_id
    FROM article AS a
    JOIN warehouse.article_revision AS r USING (article_id)
    UNION ALL
    SELECT
      c.at, 4,
      CASE c.status WHEN 'gone' THEN 'withdrawn' WHEN 'live' THEN 'back' ELSE c.status END,
      CASE c.status
        WHEN 'gone' THEN 'the publisher no longer serves it; its revisions are kept'
        WHEN 'retracted' THEN 'the page says that it is retracted'
        ELSE 'it was ' || c.before
      END,
      a.source_id, NULL
    FROM article AS a
    JOIN warehouse.status_change AS c USING (article_id)
    UNION ALL
    SELECT t.at, 6, 'taken down', 'text and pictures are withheld from readers: ' || t.reason, a.source_id, NULL
    FROM article AS a
    JOIN warehouse.takedown AS t USING (article_id)
    UNION ALL
    SELECT t.lifted_at, 6, 'given back', t.lifted_because, a.source_id, NULL
    FROM article AS a
    JOIN warehouse.takedown AS t USING (article_id)
    WHERE t.lifted_at IS NOT NULL
    UNION ALL
    -- The reading of the archived page with later code, where it was applied; and checks that were broken, where they name the article.
    SELECT x.applied_at, 5, 'read again', x.outcome || ' with the code ' || x.code, a.source_id, NULL
    FROM article AS a
    JOIN warehouse.reextraction AS x USING (article_id)
    WHERE x.applied_at IS NOT NULL
    UNION ALL
    SELECT
      k.checked_at, 7, CASE WHEN k.ok THEN 'checks held' ELSE 'check broken' END,
      CASE WHEN k.ok THEN 'all checks of its run' ELSE k.severity || ' ' || k.name || ': not so: ' || k.question END,
      a.source_id, k.run_id
    FROM article AS a
    CROSS JOIN LATERAL (
      SELECT DISTINCT r.run_id FROM warehouse.article_revision AS r WHERE r.article_id = a.article_id
    ) AS brought
    CROSS JOIN LATERAL (
      SELECT c.checked_at, c.ok, c.severity, c.name, c.question, c.run_id
      FROM warehouse.check_result AS c
      WHERE c.run_id = brought.run_id AND NOT c.ok
      UNION ALL
      SELECT min(c.checked_at), true, NULL, NULL, NULL, brought.run_id
      FROM warehouse.check_result AS c
      WHERE c.run_id = brought.run_id
      HAVING bool_and(c.ok)
    ) AS k
    UNION ALL
    SELECT
      c.first_seen_at, 6, 'story ' || m.story_id,
      concat_ws('; ', m.role, t.articles || ' articles of ' || t.outlets || ' outlets',
        CASE WHEN m.role <> 'origin' THEN 'keeps ' || round(100 * m.kept::numeric) || ' % of ' || o.url END,
        CASE WHEN m.role <> 'origin' THEN round(100 * m.own::numeric) || ' % of it is its own' END,
        m.delay || ' after the first'),
      a.source_id, NULL
    FROM article AS a
    JOIN warehouse.article AS c USING (article_id)
    JOIN warehouse.story_member AS m USING (article_id)
    JOIN warehouse.story AS t USING (story_id)
    JOIN warehouse.article AS o ON o.article_id = t.origin_id
    UNION ALL
    SELECT b.loaded_at, 5, 'batch loaded', b.path, a.source_id, b.run_id
    FROM article AS a
    JOIN (SELECT DISTINCT v.article_id, v.load_id FROM warehouse.article_revision AS v WHERE v.article_id IN (SELECT article_id FROM article)) AS r USING (article_id)
    JOIN warehouse.load_batch AS b USING (load_id)
  )
  SELECT e.at, e.event, e.detail, s.name, e.run_id
  FROM story AS e
  JOIN warehouse.source AS s USING (source_id)
  ORDER BY e.at, e.rank;
$_$;

COMMENT ON FUNCTION news.why(url text) IS 'Everything known of one address, in time order: where it was advertised, each request and what came, what became of it and by which rule, its revisions, its story, its loads, the checks of its runs, takedowns. Example: SELECT * FROM news.why(''https://www.koreaherald.com/article/10618541''). No row: no run has ever seen it. `news why` knows more spellings of an address.';

CREATE FUNCTION warehouse.pairs(words text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (words !~ '[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]'::text) THEN words ELSE (SELECT string_agg(CASE WHEN ((length(pieces.piece) < 3) OR (pieces.piece !~ '^[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]'::text)) THEN pieces.piece WHEN (length(pieces.piece) = 3) THEN (("left"(pieces.piece, 2) || ' '::text) || "right"(pieces.piece, 2)) WHEN (length(pieces.piece) = 4) THEN (((("left"(pieces.piece, 2) || ' '::text) || substr(pieces.piece, 2, 2)) || ' '::text) || "right"(pieces.piece, 2)) WHEN (length(pieces.piece) = 5) THEN (((((("left"(pieces.piece, 2) || ' '::text) || substr(pieces.piece, 2, 2)) || ' '::text) || substr(pieces.piece, 3, 2)) || ' '::text) || "right"(pieces.piece, 2)) ELSE (SELECT string_agg(substr(pieces.piece, at.at, 2), ' '::text ORDER BY at.at) AS string_agg FROM generate_series(1, (length(pieces.piece) - 1)) at(at)) END, ' '::text ORDER BY pieces.place) AS string_agg FROM unnest(string_to_array(regexp_replace(pairs.words, '([\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]+)'::text, ' \1 '::text, 'g'::text), ' '::text)) WITH ORDINALITY pieces(piece, place)) END;

CREATE TEXT SEARCH DICTIONARY warehouse.folded (
    TEMPLATE = extension.unaccent,
    rules = 'unaccent' );

CREATE TEXT SEARCH CONFIGURATION warehouse.arabic (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.arabic
    ADD MAPPING FOR word WITH warehouse.folded, arabic_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.arabic
    ADD MAPPING FOR hword_part WITH warehouse.folded, arabic_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.arabic
    ADD MAPPING FOR hword WITH warehouse.folded, arabic_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.arabic
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.arabic
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.armenian (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.armenian
    ADD MAPPING FOR word WITH warehouse.folded, armenian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.armenian
    ADD MAPPING FOR hword_part WITH warehouse.folded, armenian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.armenian
    ADD MAPPING FOR hword WITH warehouse.folded, armenian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.armenian
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.armenian
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.basque (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.basque
    ADD MAPPING FOR word WITH warehouse.folded, basque_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.basque
    ADD MAPPING FOR hword_part WITH warehouse.folded, basque_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.basque
    ADD MAPPING FOR hword WITH warehouse.folded, basque_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.basque
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.basque
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.catalan (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.catalan
    ADD MAPPING FOR word WITH warehouse.folded, catalan_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.catalan
    ADD MAPPING FOR hword_part WITH warehouse.folded, catalan_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.catalan
    ADD MAPPING FOR hword WITH warehouse.folded, catalan_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.catalan
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.catalan
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.danish (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.danish
    ADD MAPPING FOR word WITH warehouse.folded, danish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.danish
    ADD MAPPING FOR hword_part WITH warehouse.folded, danish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.danish
    ADD MAPPING FOR hword WITH warehouse.folded, danish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.danish
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.danish
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.dutch (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.dutch
    ADD MAPPING FOR word WITH warehouse.folded, dutch_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.dutch
    ADD MAPPING FOR hword_part WITH warehouse.folded, dutch_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.dutch
    ADD MAPPING FOR hword WITH warehouse.folded, dutch_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.dutch
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.dutch
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.english (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.english
    ADD MAPPING FOR word WITH warehouse.folded, english_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.english
    ADD MAPPING FOR hword_part WITH warehouse.folded, english_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.english
    ADD MAPPING FOR hword WITH warehouse.folded, english_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.english
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.english
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.finnish (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.finnish
    ADD MAPPING FOR word WITH warehouse.folded, finnish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.finnish
    ADD MAPPING FOR hword_part WITH warehouse.folded, finnish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.finnish
    ADD MAPPING FOR hword WITH warehouse.folded, finnish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.finnish
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.finnish
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.french (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.french
    ADD MAPPING FOR word WITH warehouse.folded, french_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.french
    ADD MAPPING FOR hword_part WITH warehouse.folded, french_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.french
    ADD MAPPING FOR hword WITH warehouse.folded, french_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.french
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.french
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.german (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.german
    ADD MAPPING FOR word WITH warehouse.folded, german_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.german
    ADD MAPPING FOR hword_part WITH warehouse.folded, german_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.german
    ADD MAPPING FOR hword WITH warehouse.folded, german_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.german
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.german
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.greek (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.greek
    ADD MAPPING FOR word WITH warehouse.folded, greek_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.greek
    ADD MAPPING FOR hword_part WITH warehouse.folded, greek_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.greek
    ADD MAPPING FOR hword WITH warehouse.folded, greek_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.greek
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.greek
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.hindi (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.hindi
    ADD MAPPING FOR word WITH warehouse.folded, hindi_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.hindi
    ADD MAPPING FOR hword_part WITH warehouse.folded, hindi_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.hindi
    ADD MAPPING FOR hword WITH warehouse.folded, hindi_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.hindi
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.hindi
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.hungarian (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.hungarian
    ADD MAPPING FOR word WITH warehouse.folded, hungarian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.hungarian
    ADD MAPPING FOR hword_part WITH warehouse.folded, hungarian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.hungarian
    ADD MAPPING FOR hword WITH warehouse.folded, hungarian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.hungarian
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.hungarian
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.indonesian (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.indonesian
    ADD MAPPING FOR word WITH warehouse.folded, indonesian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.indonesian
    ADD MAPPING FOR hword_part WITH warehouse.folded, indonesian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.indonesian
    ADD MAPPING FOR hword WITH warehouse.folded, indonesian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.indonesian
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.indonesian
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.irish (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.irish
    ADD MAPPING FOR word WITH warehouse.folded, irish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.irish
    ADD MAPPING FOR hword_part WITH warehouse.folded, irish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.irish
    ADD MAPPING FOR hword WITH warehouse.folded, irish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.irish
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.irish
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.italian (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.italian
    ADD MAPPING FOR word WITH warehouse.folded, italian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.italian
    ADD MAPPING FOR hword_part WITH warehouse.folded, italian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.italian
    ADD MAPPING FOR hword WITH warehouse.folded, italian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.italian
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.italian
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.lithuanian (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.lithuanian
    ADD MAPPING FOR word WITH warehouse.folded, lithuanian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.lithuanian
    ADD MAPPING FOR hword_part WITH warehouse.folded, lithuanian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.lithuanian
    ADD MAPPING FOR hword WITH warehouse.folded, lithuanian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.lithuanian
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.lithuanian
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.nepali (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.nepali
    ADD MAPPING FOR word WITH warehouse.folded, nepali_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.nepali
    ADD MAPPING FOR hword_part WITH warehouse.folded, nepali_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.nepali
    ADD MAPPING FOR hword WITH warehouse.folded, nepali_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.nepali
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.nepali
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.norwegian (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.norwegian
    ADD MAPPING FOR word WITH warehouse.folded, norwegian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.norwegian
    ADD MAPPING FOR hword_part WITH warehouse.folded, norwegian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.norwegian
    ADD MAPPING FOR hword WITH warehouse.folded, norwegian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.norwegian
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.norwegian
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.portuguese (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.portuguese
    ADD MAPPING FOR word WITH warehouse.folded, portuguese_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.portuguese
    ADD MAPPING FOR hword_part WITH warehouse.folded, portuguese_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.portuguese
    ADD MAPPING FOR hword WITH warehouse.folded, portuguese_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.portuguese
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.portuguese
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.romanian (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.romanian
    ADD MAPPING FOR word WITH warehouse.folded, romanian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.romanian
    ADD MAPPING FOR hword_part WITH warehouse.folded, romanian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.romanian
    ADD MAPPING FOR hword WITH warehouse.folded, romanian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.romanian
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.romanian
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.russian (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.russian
    ADD MAPPING FOR word WITH warehouse.folded, russian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.russian
    ADD MAPPING FOR hword_part WITH warehouse.folded, russian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.russian
    ADD MAPPING FOR hword WITH warehouse.folded, russian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.russian
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.russian
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.serbian (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.serbian
    ADD MAPPING FOR word WITH warehouse.folded, serbian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.serbian
    ADD MAPPING FOR hword_part WITH warehouse.folded, serbian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.serbian
    ADD MAPPING FOR hword WITH warehouse.folded, serbian_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.serbian
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.serbian
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.simple (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.simple
    ADD MAPPING FOR word WITH warehouse.folded, simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.simple
    ADD MAPPING FOR hword_part WITH warehouse.folded, simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.simple
    ADD MAPPING FOR hword WITH warehouse.folded, simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.simple
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.simple
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.spanish (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.spanish
    ADD MAPPING FOR word WITH warehouse.folded, spanish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.spanish
    ADD MAPPING FOR hword_part WITH warehouse.folded, spanish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.spanish
    ADD MAPPING FOR hword WITH warehouse.folded, spanish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.spanish
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.spanish
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.swedish (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.swedish
    ADD MAPPING FOR word WITH warehouse.folded, swedish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.swedish
    ADD MAPPING FOR hword_part WITH warehouse.folded, swedish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.swedish
    ADD MAPPING FOR hword WITH warehouse.folded, swedish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.swedish
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.swedish
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.tamil (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.tamil
    ADD MAPPING FOR word WITH warehouse.folded, tamil_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.tamil
    ADD MAPPING FOR hword_part WITH warehouse.folded, tamil_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.tamil
    ADD MAPPING FOR hword WITH warehouse.folded, tamil_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.tamil
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.tamil
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.turkish (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.turkish
    ADD MAPPING FOR word WITH warehouse.folded, turkish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.turkish
    ADD MAPPING FOR hword_part WITH warehouse.folded, turkish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.turkish
    ADD MAPPING FOR hword WITH warehouse.folded, turkish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.turkish
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.turkish
    ADD MAPPING FOR "int" WITH simple;

CREATE TEXT SEARCH CONFIGURATION warehouse.yiddish (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION warehouse.yiddish
    ADD MAPPING FOR word WITH warehouse.folded, yiddish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.yiddish
    ADD MAPPING FOR hword_part WITH warehouse.folded, yiddish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.yiddish
    ADD MAPPING FOR hword WITH warehouse.folded, yiddish_stem;

ALTER TEXT SEARCH CONFIGURATION warehouse.yiddish
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION warehouse.yiddish
    ADD MAPPING FOR "int" WITH simple;

CREATE FUNCTION warehouse.search_config(language text) RETURNS regconfig
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE lower(split_part(language, '-'::text, 1)) WHEN 'en'::text THEN 'warehouse.english'::regconfig WHEN 'de'::text THEN 'warehouse.german'::regconfig WHEN 'fr'::text THEN 'warehouse.french'::regconfig WHEN 'es'::text THEN 'warehouse.spanish'::regconfig WHEN 'it'::text THEN 'warehouse.italian'::regconfig WHEN 'pt'::text THEN 'warehouse.portuguese'::regconfig WHEN 'nl'::text THEN 'warehouse.dutch'::regconfig WHEN 'sv'::text THEN 'warehouse.swedish'::regconfig WHEN 'no'::text THEN 'warehouse.norwegian'::regconfig WHEN 'nb'::text THEN 'warehouse.norwegian'::regconfig WHEN 'nn'::text THEN 'warehouse.norwegian'::regconfig WHEN 'da'::text THEN 'warehouse.danish'::regconfig WHEN 'fi'::text THEN 'warehouse.finnish'::regconfig WHEN 'ru'::text THEN 'warehouse.russian'::regconfig WHEN 'tr'::text THEN 'warehouse.turkish'::regconfig WHEN 'hu'::text THEN 'warehouse.hungarian'::regconfig WHEN 'ro'::text THEN 'warehouse.romanian'::regconfig WHEN 'el'::text THEN 'warehouse.greek'::regconfig WHEN 'ar'::text THEN 'warehouse.arabic'::regconfig WHEN 'id'::text THEN 'warehouse.indonesian'::regconfig WHEN 'ca'::text THEN 'warehouse.catalan'::regconfig WHEN 'eu'::text THEN 'warehouse.basque'::regconfig WHEN 'ga'::text THEN 'warehouse.irish'::regconfig WHEN 'hi'::text THEN 'warehouse.hindi'::regconfig WHEN 'lt'::text THEN 'warehouse.lithuanian'::regconfig WHEN 'ne'::text THEN 'warehouse.nepali'::regconfig WHEN 'sr'::text THEN 'warehouse.serbian'::regconfig WHEN 'ta'::text THEN 'warehouse.tamil'::regconfig WHEN 'yi'::text THEN 'warehouse.yiddish'::regconfig WHEN 'hy'::text THEN 'warehouse.armenian'::regconfig ELSE 'warehouse.simple'::regconfig END;

CREATE FUNCTION warehouse.search_text(query text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (warehouse.pairs(query) = query) THEN query ELSE (SELECT string_agg(CASE WHEN ((pieces.place % (2)::bigint) = 0) THEN (('"'::text || warehouse.pairs(pieces.piece)) || '"'::text) ELSE replace(warehouse.pairs(regexp_replace(regexp_replace(pieces.piece, '(?<!\S)-(?=[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff])'::text, ''::text, 'g'::text), '(\ue000?)([\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]+)'::text, ' \1"\2" '::text, 'g'::text)), ''::text, '-'::text) END, ''::text ORDER BY pieces.place) AS string_agg FROM unnest(string_to_array(search_text.query, '"'::text)) WITH ORDINALITY pieces(piece, place)) END;

CREATE FUNCTION warehouse.search_query(config regconfig, query text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN websearch_to_tsquery(config, warehouse.search_text(query));

CREATE FUNCTION news.words(query text, language text DEFAULT 'en'::text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN warehouse.search_query(warehouse.search_config(language), query);

COMMENT ON FUNCTION news.words(query text, language text) IS 'What is typed into a search box, as a tsquery in a language, for ts_headline and for articles.search: search @@ news.words(''"central bank" rates -football'', ''en'') says of an article whether it has that. To find articles, news.search and news.mentions.';

CREATE TABLE warehouse.article_revision (
    revision_id bigint NOT NULL,
    article_id bigint NOT NULL,
    revision_no bigint NOT NULL,
    kind text NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    observed_at timestamp with time zone NOT NULL,
    observed_until timestamp with time zone,
    valid_to timestamp with time zone,
    headline text NOT NULL,
    subheadline text,
    description text,
    body_text text NOT NULL,
    body_blocks jsonb,
    body_html text,
    language text NOT NULL,
    published_at timestamp with time zone,
    updated_at timestamp with time zone,
    status text NOT NULL,
    content_hash bytea NOT NULL,
    simhash bigint,
    word_count bigint NOT NULL,
    char_count bigint NOT NULL,
    parser_name text NOT NULL,
    parser_version text NOT NULL,
    raw_ref text,
    run_id bigint NOT NULL,
    load_id bigint NOT NULL,
    words_added bigint,
    words_removed bigint,
    share_changed double precision,
    changes jsonb,
    CONSTRAINT article_revision_kind_check CHECK ((kind = ANY (ARRAY['first'::text, 'update'::text, 'stealth'::text, 'withdrawn'::text, 'reextracted'::text]))),
    CONSTRAINT article_revision_revision_no_check CHECK ((revision_no > 0))
)
WITH (parallel_workers='4');

CREATE FUNCTION warehouse.add_past_text(new warehouse.article_revision) RETURNS text
    LANGUAGE plpgsql
    AS $$
DECLARE
  before warehouse.article_revision;
  after warehouse.article_revision;
  seen_until timestamptz;
BEGIN
  SELECT * INTO before FROM warehouse.article_revision
  WHERE article_id = new.article_id AND observed_at <= new.observed_at ORDER BY observed_at DESC, revision_no DESC LIMIT 1;
  SELECT * INTO after FROM warehouse.article_revision
  WHERE article_id = new.article_id AND observed_at > new.observed_at ORDER BY observed_at, revision_no LIMIT 1;

  IF before.content_hash = new.content_hash THEN
    UPDATE warehouse.article_revision SET observed_until = new.observed_at
    WHERE revision_id = before.revision_id AND observed_until < new.observed_at;
    IF (new.status = 'retracted') <> warehouse.was_retracted(new.article_id, new.observed_at) THEN
      -- Another mark on the same text; what was read after it says again what it said.
      INSERT INTO warehouse.retraction (article_id, at, is_retracted)
      SELECT new.article_id, said.at, said.is_retracted
      FROM warehouse.article AS a
      CROSS JOIN LATERAL (VALUES
        (new.observed_at, new.status = 'retracted'),
        (COALESCE(before.observed_until, a.last_seen_at), CASE WHEN before.observed_until IS NULL THEN a.status ELSE before.status END = 'retracted')
      ) AS said (at, is_retracted)
      WHERE a.article_id = new.article_id AND said.at >= new.observed_at
      ON CONFLICT DO NOTHING;
    END IF;
    RETURN 'unchanged';
  ELSIF after.content_hash = new.content_hash THEN
    IF after.status <> new.status THEN
      INSERT INTO warehouse.retraction (article_id, at, is_retracted)
      VALUES (new.article_id, after.observed_at, after.status = 'retracted') ON CONFLICT DO NOTHING;
    END IF;
    UPDATE warehouse.article_revision SET observed_at = new.observed_at, status = new.status WHERE revision_id = after.revision_id;
  ELSE
    seen_until := COALESCE(
      before.observed_until, (SELECT last_seen_at FROM warehouse.article WHERE article_id = before.article_id));
    IF seen_until > new.observed_at THEN
      -- The text before it was seen again after it: it stands twice in the history.
      after := before;
      after.revision_id := nextval('warehouse.article_revision_revision_id_seq');
      after.observed_at := seen_until;
      INSERT INTO warehouse.article_revision OVERRIDING SYSTEM VALUE SELECT (after).*;
      UPDATE warehouse.article_revision SET observed_until = observed_at WHERE revision_id = before.revision_id;
    END IF;
    new.revision_id := nextval('warehouse.article_revision_revision_id_seq');
    new.observed_until := new.observed_at;
    INSERT INTO warehouse.article_revision OVERRIDING SYSTEM VALUE SELECT (new).*;
  END IF;

  WITH ordered AS (
    SELECT
      revision_id,
      row_number() OVER history AS revision_no,
      lead(observed_at) OVER history AS valid_to,
      min(observed_at) OVER (PARTITION BY article_id) AS first_seen_at,
      CASE
        WHEN row_number() OVER history = 1 THEN 'first'
        WHEN EXISTS (SELECT FROM warehouse.reextraction x WHERE x.revision_id = article_revision.revision_id) THEN 'reextracted'
        ELSE warehouse.revision_kind(
          status, updated_at, raw_ref, parser_name || ' ' || parser_version,
          lag(updated_at) OVER history, lag(raw_ref) OVER history, lag(parser_name || ' ' || parser_version) OVER history)
      END AS kind
    FROM warehouse.article_revision
    WHERE article_id = new.article_id
    WINDOW history AS (PARTITION BY article_id ORDER BY observed_at, revision_no)
  )
  UPDATE warehouse.article_revision AS r
  SET (revision_no, valid_to, first_seen_at, kind) = (o.revision_no, o.valid_to, o.first_seen_at, o.kind),
    -- Another text may stand before it now: it is compared anew.
    words_added = NULL, words_removed = NULL, share_changed = NULL, changes = NULL
  FROM ordered o
  WHERE r.revision_id = o.revision_id
    AND (r.revision_no, r.valid_to, r.first_seen_at, r.kind) IS DISTINCT FROM (o.revision_no, o.valid_to, o.first_seen_at, o.kind);

  UPDATE warehouse.article AS a
  SET revision_no = r.revision_no,
    current_revision_id = r.revision_id,
    first_seen_at = r.first_seen_at,
    status = CASE WHEN a.status = 'live' AND r.revision_no > 1 THEN 'updated' ELSE a.status END
  FROM warehouse.article_revision r
  WHERE a.article_id = new.article_id AND r.article_id = a.article_id AND r.valid_to IS NULL;

  RETURN CASE WHEN new.revision_id IS NULL THEN 'unchanged' ELSE 'updated' END;
END
$$;

CREATE FUNCTION warehouse.asked(query text, since timestamp with time zone, until timestamp with time zone, source text, language text, top integer, OUT sides warehouse.query_side[], OUT only_source bigint) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
DECLARE
  configs regconfig[];
BEGIN
  IF COALESCE(btrim(query), '') = '' THEN
    RAISE 'the query is empty: say what is searched for, as in a search box' USING ERRCODE = '22023';
  ELSIF (length(query) - length(replace(query, '"', ''))) % 2 = 1 THEN
    RAISE 'a quotation mark in the query "%" is not closed', query USING ERRCODE = '22023';
  ELSIF since >= until THEN
    RAISE 'since (%) must be before until (%)', since, until USING ERRCODE = '22023';
  ELSIF top NOT BETWEEN 1 AND 1000 THEN
    RAISE 'top is %: it must be between 1 and 1000', top USING ERRCODE = '22023';
  END IF;
  IF source IS NOT NULL THEN
    SELECT s.source_id INTO only_source FROM warehouse.source s WHERE s.name = source;
    IF only_source IS NULL THEN
      RAISE 'there is no source "%": SELECT source FROM news.sources lists them', source USING ERRCODE = '22023';
    END IF;
  END IF;
  configs := ARRAY(
    SELECT DISTINCT l.config FROM warehouse.search_language l
    WHERE asked.language IS NULL OR asked.language IN (l.language, split_part(l.language, '-', 1)));
  IF configs = '{}' THEN
    IF EXISTS (SELECT FROM warehouse.search_language) THEN
      RAISE 'there are no articles in the language "%": there are %', language,
        (SELECT string_agg(l.language, ', ' ORDER BY l.language) FROM warehouse.search_language l) USING ERRCODE = '22023';
    END IF;
    configs := ARRAY['warehouse.simple'::regconfig];  -- there is no article yet
  END IF;
  sides := warehouse.query_sides(configs, query);
  IF sides = '{}' THEN
    RAISE 'the query "%" has no word to search by: words like "the" are not indexed, and -words alone find nothing', query
      USING ERRCODE = '22023';
  END IF;
END
$$;

CREATE FUNCTION warehouse.bigrams(places bytea) RETURNS integer[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (places IS NULL) THEN ARRAY['-1'::integer] ELSE ARRAY(SELECT (((side_by_side.one << 4) # side_by_side.two) & 262143) FROM (SELECT ((get_byte(bigrams.places, at.at) * 256) + get_byte(bigrams.places, (at.at + 1))) AS one, ((get_byte(bigrams.places, (at.at + 2)) * 256) + get_byte(bigrams.places, (at.at + 3))) AS two FROM generate_series(0, (length(bigrams.places) - 4), 2) at(at)) side_by_side WHERE ((side_by_side.one > 0) AND (side_by_side.two > 0))) END;

CREATE FUNCTION warehouse.bigrams_due(worth bigint DEFAULT 10000, late bigint DEFAULT 1000) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET lock_timeout TO '500ms'
    AS $_$
DECLARE
  part record;
  broken_off name;
  most bigint;
  came bigint;
BEGIN
  FOR broken_off IN
    SELECT c.relname FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid
    WHERE c.relnamespace = 'warehouse'::regnamespace AND c.relname ~ '_by_bigram_cc(new|old)\d*$'
  LOOP
    EXECUTE format('DROP INDEX warehouse.%I', broken_off);
  END LOOP;
  FOR part IN
    SELECT p.name, p.has_bigrams, c.reltuples, to_regclass(format('warehouse.%I', p.name || '_by_bigram')) IS NOT NULL AS has_index
    FROM warehouse.search_part p JOIN pg_class c ON c.oid = format('warehouse.%I', p.name)::regclass
    ORDER BY p.has_bigrams, p.from_at DESC
  LOOP
    CONTINUE WHEN NOT part.has_index AND part.reltuples < worth;
    IF NOT part.has_index THEN
      PERFORM set_config('news.begins_bigrams', 'on', true);
      EXECUTE format(
        'CREATE INDEX %I ON warehouse.%I USING gin (warehouse.bigrams_of(article_id, version)) WITH (fastupdate = off)',
        part.name || '_by_bigram', part.name);
      PERFORM set_config('news.begins_bigrams', 'off', true);
      EXECUTE format('ALTER INDEX warehouse.%I ALTER COLUMN 1 SET STATISTICS 0', part.name || '_by_bigram');
      EXECUTE format('GRANT MAINTAIN ON warehouse.%I TO news_loader', part.name);
    END IF;
    IF NOT part.has_bigrams THEN
      RETURN part.name;
    END IF;
    most := greatest(late, part.reltuples / 40);
    EXECUTE format('SELECT count(*) FROM warehouse.%I t WHERE warehouse.bigrams_of(t.article_id, t.version) @> ''{-1}''', part.name) INTO came;
    IF came > most THEN
      -- Those that were not known when the index was made, and are not now, would have it made anew for ever.
      EXECUTE format(
        'SELECT count(*) FROM warehouse.%I t JOIN warehouse.article_words w USING (article_id, version)'
        ' WHERE warehouse.bigrams_of(t.article_id, t.version) @> ''{-1}'' AND w.places IS NOT NULL', part.name) INTO came;
      IF came > most THEN
        RETURN part.name;
      END IF;
    END IF;
  END LOOP;
  RETURN NULL;
EXCEPTION
  WHEN lock_not_available THEN  -- somebody is at it: another time
    RETURN NULL;
END
$_$;

CREATE FUNCTION warehouse.bigrams_of(article_id bigint, version bigint) RETURNS integer[]
    LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER COST 100000 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  -- Of what is being loaded it is not known yet, and an index that is begun is to know none: nothing is looked up.
  IF version >> 24 = nullif(current_setting('news.loading', true), '')::bigint OR current_setting('news.begins_bigrams', true) = 'on' THEN
    RETURN ARRAY[-1];
  END IF;
  RETURN warehouse.bigrams((
    SELECT w.places FROM warehouse.article_words w
    WHERE w.article_id = bigrams_of.article_id AND w.version = bigrams_of.version));
END
$$;

CREATE FUNCTION warehouse.code_of(lexeme text) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN substr(sha256(convert_to(lexeme, 'UTF8'::name)), 1, 2);

CREATE FUNCTION warehouse.drop_places() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  DELETE FROM warehouse.article_words w USING gone WHERE w.article_id = gone.article_id;
  RETURN NULL;
END
$$;

CREATE FUNCTION warehouse.in_common(one integer[], two integer[]) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN extension.icount((one OPERATOR(extension.&) two));

CREATE FUNCTION warehouse.index_numbers(part text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  EXECUTE format(
    'CREATE INDEX %I ON warehouse.%I USING gin (warehouse.numbers_of(article_id, version)) WITH (gin_pending_list_limit = 24576)',
    part || '_by_number', part);
  EXECUTE format('ALTER INDEX warehouse.%I ALTER COLUMN 1 SET STATISTICS 0', part || '_by_number');
END
$$;

CREATE FUNCTION warehouse.keep_places() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  loading bigint := nullif(current_setting('news.loading', true), '')::bigint;
BEGIN
  IF loading IS NULL THEN
    INSERT INTO warehouse.article_words (article_id, version, places)
    SELECT f.article_id, f.version, warehouse.places_of(warehouse.words_of(f.article_id, f.version))
    FROM fresh f
    ORDER BY f.article_id
    ON CONFLICT (article_id) DO UPDATE SET version = EXCLUDED.version, places = EXCLUDED.places;
  ELSE
    -- What was made beforehand lies beside the numbers.
    INSERT INTO warehouse.article_words (article_id, version, places)
    SELECT
      f.article_id, f.version,
      CASE WHEN w.line IS NULL THEN warehouse.places_of(warehouse.words_of(f.article_id, f.version)) ELSE w.places END
    FROM fresh f
    LEFT JOIN pg_temp.incoming_words w ON f.version >> 24 = loading AND w.line = f.version & 16777215
    ORDER BY f.article_id
    ON CONFLICT (article_id) DO UPDATE SET version = EXCLUDED.version, places = EXCLUDED.places;
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION warehouse.looked_up(side warehouse.query_side, part_from timestamp with time zone, part_to timestamp with time zone, lower_at timestamp with time zone, upper_at timestamp with time zone, with_bigrams boolean, is_timed boolean, only_source bigint, only_language text, only_section text, most integer, OUT article_ids bigint[], OUT times timestamp with time zone[], OUT source_ids bigint[]) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_custom_plan'
    SET max_parallel_workers_per_gather TO '0'
    SET jit TO 'off'
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

CREATE FUNCTION warehouse.make_search_parts(times timestamp with time zone[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
DECLARE
  part record;
  made bigint := 0;
BEGIN
  IF NOT EXISTS (
    SELECT FROM unnest(times) AS at
    WHERE NOT EXISTS (SELECT FROM warehouse.search_part p WHERE p.from_at <= at AND at < p.to_at)) THEN
    RETURN 0;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('news search parts', 0));
  FOR part IN
    SELECT DISTINCT
      CASE
        WHEN at < '2000-01-01' THEN 'article_search_before_2000'
        WHEN at < '2020-01-01' THEN 'article_search_' || to_char(at, 'YYYY')
        WHEN at < '2100-01-01' THEN 'article_search_' || to_char(at, 'YYYY_MM')
        ELSE 'article_search_after_2100'
      END AS name,
      CASE
        WHEN at < '2000-01-01' THEN '-infinity'
        WHEN at < '2020-01-01' THEN date_trunc('year', at)
        WHEN at < '2100-01-01' THEN date_trunc('month', at)
        ELSE '2100-01-01'
      END AS from_at,
      CASE
        WHEN at < '2000-01-01' THEN '2000-01-01'
        WHEN at < '2020-01-01' THEN date_trunc('year', at) + interval '1 year'
        WHEN at < '2100-01-01' THEN date_trunc('month', at) + interval '1 month'
        ELSE 'infinity'
      END AS to_at
    FROM unnest(times) AS at
    ORDER BY from_at
  LOOP
    CONTINUE WHEN EXISTS (SELECT FROM warehouse.search_part p WHERE p.name = part.name);
    -- Made beside and attached: that keeps no reader waiting.
    EXECUTE format('CREATE TABLE warehouse.%I (LIKE warehouse.article_search INCLUDING DEFAULTS)', part.name);
    EXECUTE format('ALTER TABLE warehouse.%I ADD PRIMARY KEY (article_id, at)', part.name);
    PERFORM warehouse.index_numbers(part.name);
    EXECUTE format(
      'ALTER TABLE warehouse.article_search ATTACH PARTITION warehouse.%I FOR VALUES FROM (%s) TO (%s)', part.name,
      CASE WHEN part.from_at = '-infinity' THEN 'MINVALUE' ELSE quote_literal(part.from_at) END,
      CASE WHEN part.to_at = 'infinity' THEN 'MAXVALUE' ELSE quote_literal(part.to_at) END);
    INSERT INTO warehouse.search_part (name, from_at, to_at) VALUES (part.name, part.from_at, part.to_at);
    made := made + 1;
  END LOOP;
  RETURN made;
END
$$;

CREATE FUNCTION warehouse.may_read_text() RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT (pg_has_role(session.asking, 'news_reader'::name, 'USAGE'::text) OR pg_has_role(session.asking, 'news_loader'::name, 'USAGE'::text) OR pg_has_role(session.asking, 'news_owner'::name, 'USAGE'::text)) FROM (SELECT CASE current_setting('role'::text) WHEN 'none'::text THEN SESSION_USER ELSE (current_setting('role'::text))::name END AS asking) session);

CREATE FUNCTION warehouse.may_read_text(is_open boolean) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (is_open OR warehouse.may_read_text());

CREATE FUNCTION warehouse.merged(a text[], b text[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (a @> b) THEN a ELSE ARRAY(SELECT DISTINCT item.item FROM unnest((merged.a || merged.b)) item(item) ORDER BY item.item) END;

CREATE FUNCTION warehouse.name_key(name text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN lower(TRIM(BOTH FROM regexp_replace(NORMALIZE(name, NFKC), '[[:space:].·]+'::text, ' '::text, 'g'::text)));

CREATE FUNCTION warehouse.note_status_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.status IN ('live', 'updated', 'retracted')
    AND (NEW.status = 'retracted') <> warehouse.was_retracted(NEW.article_id, NEW.fetched_at) THEN
    INSERT INTO warehouse.retraction (article_id, at, is_retracted) VALUES (NEW.article_id, NEW.fetched_at, NEW.status = 'retracted')
    ON CONFLICT DO NOTHING;
  END IF;
  PERFORM warehouse.tell_status_changes(ARRAY [NEW.article_id]);
  INSERT INTO warehouse.touched_day (source_id, day)
  SELECT s.source_id, (coalesce(NEW.published_at, NEW.first_seen_at) AT TIME ZONE s.timezone)::date
  FROM warehouse.source AS s
  WHERE s.source_id = NEW.source_id;
  RETURN NULL;
END
$$;

CREATE FUNCTION warehouse.number_of(lexeme text) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((('x'::text || encode(substr(sha256(convert_to(lexeme, 'UTF8'::name)), 1, 8), 'hex'::text)))::bit(64))::bigint;

CREATE FUNCTION warehouse.numbers_of(article_id bigint, version bigint) RETURNS bigint[]
    LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER COST 100000 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  found bigint[];
BEGIN
  IF version >> 24 = nullif(current_setting('news.loading', true), '')::bigint THEN
    SELECT w.numbers INTO found FROM pg_temp.incoming_words w WHERE w.line = version & 16777215;
    IF found IS NOT NULL THEN
      RETURN found;
    END IF;
  END IF;
  RETURN ARRAY(
    SELECT warehouse.number_of(lexeme) AS number
    FROM unnest(tsvector_to_array(warehouse.words_of(article_id, version))) AS lexeme
    ORDER BY number);
END
$$;

CREATE FUNCTION warehouse.places_of(words tsvector) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT string_agg((decode(repeat('0000'::text, told.gap), 'hex'::text) || told.code), '\x'::bytea ORDER BY told.place) AS string_agg FROM (SELECT standing.place, ((standing.place - lag(standing.place, 1, (0)::smallint) OVER (ORDER BY standing.place)) - 1) AS gap, warehouse.code_of(standing.lexeme) AS code FROM (SELECT unnest.lexeme, unnest(unnest.positions) AS place FROM unnest(places_of.words) unnest(lexeme, positions, weights)) standing) told HAVING (max(told.place) < 16383));

CREATE FUNCTION warehouse.run_of(phrase tsquery) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN bool_and(((words.pair ~ '^[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]{2}$'::text) AND ((words.before IS NULL) OR ((words.gap = '-'::text) AND ("right"(words.before, 1) = "left"(words.pair, 1)))))) THEN string_agg(
             CASE
                 WHEN (words.before IS NULL) THEN words.pair
                 ELSE "right"(words.pair, 1)
             END, ''::text ORDER BY words.place)
             ELSE NULL::text
         END AS "case"
    FROM ( SELECT told.place,
             told.word[1] AS gap,
             told.word[2] AS pair,
             lag(told.word[2]) OVER (ORDER BY told.place) AS before
            FROM regexp_matches((run_of.phrase)::text, '(?:<(-|\d+)> )?''((?:[^'']|'''')*)'''::text, 'g'::text) WITH ORDINALITY told(word, place)) words;
END;

CREATE FUNCTION warehouse.proof_of(config regconfig, phrase tsquery, query text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(warehouse.run_of(phrase), ( SELECT ((' '::text || typed.typed[1]) || ' '::text)
            FROM regexp_matches(proof_of.query, '"([A-Za-z]+(?: [A-Za-z]+)+)"'::text, 'g'::text) typed(typed)
           WHERE (warehouse.search_query(proof_of.config, (('"'::text || typed.typed[1]) || '"'::text)) = proof_of.phrase)
          LIMIT 1)) AS "coalesce";
END;

CREATE FUNCTION warehouse.query_sides(configs regconfig[], query text) RETURNS warehouse.query_side[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
BEGIN
  RETURN ARRAY(
    SELECT ROW (
      c.config, s.term, words.required, words.barred, told.phrases,
      ARRAY(
        SELECT warehouse.proof_of(c.config, phrase, query)
        FROM unnest(told.phrases) WITH ORDINALITY AS of (phrase, nth) ORDER BY nth),
      told.are_not, told.bytes, told.patterns,
      nullif(ARRAY(
        SELECT number FROM unnest(told.are_not, told.bytes) AS phrase (is_not, bytes), unnest(warehouse.bigrams(phrase.bytes)) AS number
        WHERE NOT phrase.is_not), '{}'),
      cardinality(told.phrases) = cardinality(string_to_array(s.term::text, ' & '))
    )::warehouse.query_side
    FROM unnest(configs) AS c (config)
    CROSS JOIN LATERAL warehouse.search_terms(warehouse.search_query(c.config, query)) AS s (term)
    CROSS JOIN LATERAL warehouse.term_numbers(s.term) AS words
    CROSS JOIN LATERAL warehouse.term_phrases(s.term) AS told
    WHERE querytree(s.term) NOT IN ('', 'T'));
END
$$;

CREATE FUNCTION warehouse.revision_kind(status text, updated_at timestamp with time zone, raw_ref text, parser text, before_updated_at timestamp with time zone, before_raw_ref text, before_parser text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (status = 'retracted'::text) THEN 'withdrawn'::text WHEN (raw_ref = before_raw_ref) THEN 'reextracted'::text WHEN ((updated_at IS NOT NULL) AND (updated_at IS DISTINCT FROM before_updated_at)) THEN 'update'::text WHEN (parser <> before_parser) THEN 'reextracted'::text ELSE 'stealth'::text END;

CREATE FUNCTION warehouse.search_hits(sides warehouse.query_side[], since timestamp with time zone, until timestamp with time zone, only_source bigint, only_language text, only_section text, most integer, OUT article_ids bigint[], OUT is_all boolean) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
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

CREATE FUNCTION warehouse.search_terms(words tsquery) RETURNS SETOF tsquery
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (term.term)::tsquery AS term
    FROM string_to_table((search_terms.words)::text, ' | '::text) term(term);
END;

CREATE FUNCTION warehouse.search_vector(language text, headline text, subheadline text, body_text text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((setweight(to_tsvector(warehouse.search_config(language), warehouse.pairs(headline)), 'A'::"char") || setweight(to_tsvector(warehouse.search_config(language), warehouse.pairs(COALESCE(subheadline, ''::text))), 'B'::"char")) || to_tsvector(warehouse.search_config(language), warehouse.pairs(body_text)));

CREATE TABLE warehouse.search_language (
    language text NOT NULL,
    config regconfig NOT NULL
);

CREATE FUNCTION warehouse.search_ways(query text) RETURNS TABLE(config regconfig, words tsquery, runs text, starts text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT c.config,
     w.words,
     ( SELECT string_agg(DISTINCT run.run[1], '|'::text) AS string_agg
            FROM regexp_matches(search_ways.query, '[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]{2,}'::text, 'g'::text) run(run)) AS string_agg,
     ( SELECT string_agg(DISTINCT "left"(word.word[1], GREATEST((length(word.word[1]) - 1), 1)), '|'::text) AS string_agg
            FROM regexp_matches(querytree(w.words), '''(\w+)'''::text, 'g'::text) word(word)) AS string_agg
    FROM (( SELECT DISTINCT l.config
            FROM warehouse.search_language l) c
      CROSS JOIN LATERAL ( SELECT warehouse.search_query(c.config, search_ways.query) AS words) w);
END;

CREATE TABLE warehouse.search_part (
    name text NOT NULL,
    from_at timestamp with time zone NOT NULL,
    to_at timestamp with time zone NOT NULL,
    has_bigrams boolean DEFAULT false NOT NULL
);

CREATE FUNCTION warehouse.settle_search() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT sum(gin_clean_pending_list((format('warehouse.%I'::text, (search_part.name || '_by_number'::text)))::regclass)) AS sum FROM warehouse.search_part);

CREATE FUNCTION warehouse.snippet(config regconfig, body_text text, words tsquery, runs text, starts text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  body CONSTANT text := body_text || '';  -- decompressed once
  at integer := 1;
  cut text;
BEGIN
  IF runs IS NOT NULL THEN
    at := greatest(regexp_instr(body, runs) - 60, 1);
    RETURN regexp_replace(regexp_replace(substr(body, at, 160), '\s+', ' ', 'g'), '(' || runs || ')', '[\1]', 'g');
  END IF;
  IF starts IS NOT NULL THEN
    at := greatest(regexp_instr(body, '\m(' || starts || ')', 1, 1, 0, 'i') - 90, 1);
  END IF;
  -- Whole words, in one line.
  cut := translate(substr(body, at, 241), E'\n\r\t', '   ');
  IF length(cut) = 241 THEN
    cut := left(cut, 241 - greatest(strpos(reverse(cut), ' '), 1));
  END IF;
  IF at > 1 THEN
    cut := substr(cut, strpos(cut, ' ') + 1);
  END IF;
  RETURN ts_headline(config, btrim(replace(cut, '  ', ' ')), words, 'HighlightAll=true, StartSel=[, StopSel=]');
END
$$;

CREATE FUNCTION warehouse.spelled(url text) RETURNS TABLE(key bytea)
    LANGUAGE sql IMMUTABLE ROWS 8 PARALLEL SAFE
    BEGIN ATOMIC
 SELECT DISTINCT sha256(convert_to(spelling.spelling, 'UTF8'::name)) AS sha256
    FROM ((regexp_replace(TRIM(BOTH FROM spelled.url), '#.*$'::text, ''::text) whole(whole)
      CROSS JOIN LATERAL unnest(ARRAY[TRIM(BOTH FROM spelled.url), whole.whole, rtrim(whole.whole, '/'::text)]) bare(bare))
      CROSS JOIN LATERAL unnest(ARRAY[bare.bare, regexp_replace(bare.bare, '^http:'::text, 'https:'::text), regexp_replace(bare.bare, '^https?://(?:www\.|m\.)?'::text, 'https://'::text), regexp_replace(bare.bare, '^https?://(?:www\.|m\.)?'::text, 'https://www.'::text)]) spelling(spelling));
END;

CREATE FUNCTION warehouse.standing(article_ids bigint[], most integer, side warehouse.query_side) RETURNS integer[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
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

CREATE FUNCTION warehouse.stands(article_id bigint, version bigint, known bytea, side warehouse.query_side) RETURNS boolean
    LANGUAGE plpgsql STABLE COST 100000
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $_$
DECLARE
  article record;
  place integer;
  starts integer;
  ends integer;
  around tsvector;
BEGIN
  SELECT
    r.language, r.headline, r.subheadline, r.body_text || '' AS body_text,  -- decompressed once
    length(r.headline) + COALESCE(length(r.subheadline), 0) AS before INTO article
  FROM warehouse.article a JOIN warehouse.article_revision r ON r.revision_id = a.current_revision_id
  WHERE a.article_id = stands.article_id;
  FOR number IN 1 .. cardinality(side.phrases) LOOP
    place := CASE WHEN NOT side.are_not[number] THEN position(side.bytes[number] IN known) END;
    CONTINUE WHEN side.are_not[number] AND NOT known LIKE side.patterns[number];
    -- What looks like a tag is no word to Postgres, however far it reaches.
    IF COALESCE(place, 0) = 0 OR strpos(article.body_text, '<') > 0 THEN
      RETURN warehouse.words_of(article_id, version) @@ side.term;
    END IF;
    CONTINUE WHEN strpos(article.body_text, side.proofs[number]) > 0;
    starts := (length(article.body_text) + article.before) * (place::double precision / length(known)) - article.before - 100;
    ends := starts + 220 + 4 * length(side.bytes[number]);
    around := CASE
      WHEN starts <= 1 THEN warehouse.search_vector(
        article.language, article.headline, article.subheadline,
        regexp_replace(left(article.body_text, greatest(ends, 0)), '\s\S+$', ''))
      ELSE to_tsvector(side.config, warehouse.pairs(
        regexp_replace(substr(article.body_text, starts, ends - starts), '^\S+\s|\s\S+$', '', 'g')))
    END;
    IF NOT around @@ side.phrases[number] THEN
      RETURN warehouse.words_of(article_id, version) @@ side.term;
    END IF;
  END LOOP;
  RETURN true;
END
$_$;

CREATE FUNCTION warehouse.state_rank(state text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE state WHEN 'seen'::text THEN 0 WHEN 'staged'::text THEN 1 WHEN 'deferred'::text THEN 2 WHEN 'quarantined'::text THEN 4 WHEN 'updated'::text THEN 5 WHEN 'loaded'::text THEN 6 ELSE 3 END;

CREATE FUNCTION warehouse.story_bucket(at timestamp with time zone) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN isfinite(at) THEN (floor((date_part('epoch'::text, (at - '1970-01-01 00:00:00+00'::timestamp with time zone)) / (1728000)::double precision)))::bigint ELSE (0)::bigint END;

CREATE FUNCTION warehouse.tell_status_changes(ids bigint[]) RETURNS void
    LANGUAGE sql
    AS $$
  DELETE FROM warehouse.status_change WHERE article_id = ANY (ids);

  WITH sight AS (
    SELECT a.article_id, d.at, d.state = 'gone' AS is_gone
    FROM warehouse.article AS a
    CROSS JOIN LATERAL (
      SELECT a.key UNION SELECT a.address_key UNION SELECT l.key FROM warehouse.article_alias AS l WHERE l.article_id = a.article_id
    ) AS known
    JOIN warehouse.address AS d ON d.key = known.key AND d.source_id = a.source_id
    WHERE a.article_id = ANY (ids) AND d.state IN ('gone', 'loaded', 'updated', 'unchanged')
    UNION
    SELECT r.article_id, r.observed_at, false FROM warehouse.article_revision AS r WHERE r.article_id = ANY (ids)
    UNION
    SELECT f.article_id, f.at, false FROM warehouse.retraction AS f WHERE f.article_id = ANY (ids)
  ), stated AS (
    SELECT
      s.article_id, s.at,
      CASE WHEN s.is_gone THEN 'gone' WHEN warehouse.was_retracted(s.article_id, s.at) THEN 'retracted' ELSE 'live' END AS status
    FROM sight AS s
  ), followed AS (
    SELECT article_id, at, lag(status) OVER (PARTITION BY article_id ORDER BY at, status) AS before, status FROM stated
  )
  INSERT INTO warehouse.status_change (article_id, at, before, status)
  SELECT article_id, at, before, status FROM followed WHERE before <> status;
$$;

CREATE FUNCTION warehouse.unquoted(lexeme text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN replace(replace(lexeme, ''''''::text, ''''::text), '\\'::text, '\'::text);

CREATE FUNCTION warehouse.term_numbers(term tsquery) RETURNS TABLE(required bigint[], barred bigint[])
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(array_agg(DISTINCT number.number) FILTER (WHERE (NOT starts_with(piece.piece, '!'::text))), '{}'::bigint[]) AS "coalesce",
     COALESCE(array_agg(DISTINCT number.number) FILTER (WHERE starts_with(piece.piece, '!'::text)), '{}'::bigint[]) AS "coalesce"
    FROM ((string_to_table((term_numbers.term)::text, ' & '::text) piece(piece)
      CROSS JOIN LATERAL regexp_matches(piece.piece, '''((?:[^'']|'''')*)'''::text, 'g'::text) told(word))
      CROSS JOIN LATERAL warehouse.number_of(warehouse.unquoted(told.word[1])) number(number))
   WHERE (NOT starts_with(piece.piece, '!('::text));
END;

CREATE FUNCTION warehouse.term_phrases(term tsquery) RETURNS TABLE(phrases tsquery[], are_not boolean[], bytes bytea[], patterns bytea[])
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(array_agg((regexp_replace(piece.piece, '^!\( | \)$'::text, ''::text, 'g'::text))::tsquery ORDER BY piece.piece), '{}'::tsquery[]) AS "coalesce",
     COALESCE(array_agg(starts_with(piece.piece, '!'::text) ORDER BY piece.piece), '{}'::boolean[]) AS "coalesce",
     COALESCE(array_agg(phrase.bytes ORDER BY piece.piece), '{}'::bytea[]) AS "coalesce",
     COALESCE(array_agg(phrase.pattern ORDER BY piece.piece), '{}'::bytea[]) AS "coalesce"
    FROM (string_to_table((term_phrases.term)::text, ' & '::text) piece(piece)
      CROSS JOIN LATERAL ( SELECT string_agg((decode(repeat('0000'::text, words.gap), 'hex'::text) || words.code), '\x'::bytea ORDER BY words.place) AS bytes,
             (('\x25'::bytea || string_agg((((convert_to((repeat('__'::text, words.gap) || '\'::text), 'UTF8'::name) || substr(words.code, 1, 1)) || '\x5c'::bytea) || substr(words.code, 2)), '\x'::bytea ORDER BY words.place)) || '\x25'::bytea) AS pattern
            FROM ( SELECT told.place,
                     COALESCE(((NULLIF(told.word[1], '-'::text))::integer - 1), 0) AS gap,
                     warehouse.code_of(warehouse.unquoted(told.word[2])) AS code
                    FROM regexp_matches(piece.piece, '(?:<(-|\d+)> )?''((?:[^'']|'''')*)'''::text, 'g'::text) WITH ORDINALITY told(word, place)) words) phrase)
   WHERE (piece.piece ~ '<(-|\d+)>'::text);
END;

CREATE FUNCTION warehouse.timed_keys(keys integer[], bucket bigint) RETURNS bigint[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ARRAY(SELECT ((timed_keys.bucket << 32) | ((key.key)::bigint & '4294967295'::bigint)) FROM unnest(timed_keys.keys) key(key));

CREATE FUNCTION warehouse.touch_story_days() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  INSERT INTO warehouse.touched_day (source_id, day)
  SELECT DISTINCT s.source_id, (coalesce(a.published_at, a.first_seen_at) AT TIME ZONE s.timezone)::date
  FROM touched AS t
  JOIN warehouse.article AS a USING (article_id)
  JOIN warehouse.source AS s USING (source_id);
  RETURN NULL;
END
$$;

CREATE TABLE warehouse.retraction (
    article_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    is_retracted boolean NOT NULL
);

CREATE FUNCTION warehouse.was_retracted(article bigint, then_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE
    RETURN COALESCE((SELECT said.is_retracted FROM (SELECT r.observed_at AS at, r.revision_no AS nth, (r.status = 'retracted'::text) AS is_retracted FROM warehouse.article_revision r WHERE (r.article_id = was_retracted.article) UNION ALL SELECT f.at, NULL::bigint, f.is_retracted FROM warehouse.retraction f WHERE (f.article_id = was_retracted.article)) said WHERE (said.at <= was_retracted.then_at) ORDER BY said.at DESC, said.nth DESC LIMIT 1), false);

CREATE FUNCTION warehouse.whole_blocks(body_text text, blocks jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (blocks = '"p"'::jsonb) THEN (SELECT jsonb_agg(jsonb_build_object('type', 'p', 'text', paragraphs.paragraph) ORDER BY paragraphs.place) AS jsonb_agg FROM unnest(string_to_array(whole_blocks.body_text, '

'::text)) WITH ORDINALITY paragraphs(paragraph, place)) WHEN jsonb_path_exists(blocks, '$[*]."n"'::jsonpath) THEN (SELECT jsonb_agg(CASE WHEN (placed.block ? 'n'::text) THEN ((placed.block - 'n'::text) || jsonb_build_object('text', substr(whole_blocks.body_text, placed.begins, ((placed.block ->> 'n'::text))::integer))) ELSE placed.block END ORDER BY placed.place) AS jsonb_agg FROM (SELECT measured.block, measured.place, ((1 + COALESCE(sum((((measured.block ->> 'n'::text))::integer + 2)) OVER (ORDER BY measured.place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), (0)::bigint)))::integer AS begins FROM jsonb_array_elements(whole_blocks.blocks) WITH ORDINALITY measured(block, place)) placed) ELSE blocks END;

CREATE FUNCTION warehouse.words_of(article_id bigint, version bigint) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER COST 2000 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  found tsvector;
BEGIN
  SELECT warehouse.search_vector(r.language, r.headline, r.subheadline, r.body_text) INTO found
  FROM warehouse.article a JOIN warehouse.article_revision r ON r.revision_id = a.current_revision_id
  WHERE a.article_id = words_of.article_id;
  RETURN found;
END
$$;

CREATE TABLE warehouse.address (
    run_id bigint NOT NULL,
    source_id bigint NOT NULL,
    key bytea NOT NULL,
    url text NOT NULL,
    url_canonical text,
    via text[] DEFAULT '{}'::text[] NOT NULL,
    state text NOT NULL,
    reason text,
    detail text,
    duplicate_of text,
    lastmod timestamp with time zone,
    at timestamp with time zone NOT NULL,
    article_id bigint,
    load_id bigint NOT NULL,
    advertised boolean DEFAULT true NOT NULL,
    CONSTRAINT address_key_check CHECK ((length(key) = 32)),
    CONSTRAINT address_state_check CHECK ((state = ANY (ARRAY['loaded'::text, 'updated'::text, 'unchanged'::text, 'duplicate'::text, 'filtered'::text, 'blocked'::text, 'gone'::text, 'failed'::text, 'quarantined'::text, 'deferred'::text, 'seen'::text, 'staged'::text])))
);

CREATE TABLE warehouse.source (
    source_id bigint NOT NULL,
    name text NOT NULL,
    title text NOT NULL,
    base_url text,
    timezone text DEFAULT 'UTC'::text NOT NULL,
    language text,
    country text,
    first_seen_at timestamp with time zone NOT NULL,
    story_window interval,
    articles bigint DEFAULT 0 NOT NULL,
    newest_first_seen_at timestamp with time zone,
    is_open boolean DEFAULT false NOT NULL
);

CREATE VIEW news.addresses AS
 SELECT s.name AS source,
    a.url,
    COALESCE(a.url_canonical, a.url) AS url_canonical,
    a.state,
    a.reason,
    a.detail,
    a.via,
    a.duplicate_of,
    a.lastmod,
    a.at,
    a.article_id,
    a.run_id,
    a.key AS url_hash
   FROM (warehouse.address a
     JOIN warehouse.source s USING (source_id));

COMMENT ON VIEW news.addresses IS 'The ledger: what became of every address in every run. `news why URL` tells it as a story.';

COMMENT ON COLUMN news.addresses.source IS 'Key of the outlet.';

COMMENT ON COLUMN news.addresses.url IS 'The address as it was advertised (the first of its variants).';

COMMENT ON COLUMN news.addresses.url_canonical IS 'The one form of all its variants.';

COMMENT ON COLUMN news.addresses.state IS 'loaded, updated, unchanged, duplicate, filtered, blocked, gone, failed, quarantined or deferred; seen or staged only while its run goes on.';

COMMENT ON COLUMN news.addresses.reason IS 'Why, in one word, e.g. not_due, robots, http_500. Null: the state says it all.';

COMMENT ON COLUMN news.addresses.detail IS 'Why, in a sentence. Null: nothing to add.';

COMMENT ON COLUMN news.addresses.via IS 'Where it was advertised: rss:<feed>, sitemap:<address>, section:<name>, url_list, warc.';

COMMENT ON COLUMN news.addresses.duplicate_of IS 'Canonical URL of the article it turned out to be. Null: no duplicate.';

COMMENT ON COLUMN news.addresses.lastmod IS 'When its list says the page last changed (UTC). Null: the list does not say.';

COMMENT ON COLUMN news.addresses.at IS 'When this was decided (our clock, UTC).';

COMMENT ON COLUMN news.addresses.article_id IS 'The article, for news.articles. Null: none came of it.';

COMMENT ON COLUMN news.addresses.run_id IS 'The run, for news.runs.';

COMMENT ON COLUMN news.addresses.url_hash IS 'sha256 of url_canonical: the identity within the source.';

CREATE VIEW news.address AS
 SELECT source,
    url,
    url_canonical,
    state,
    reason,
    detail,
    via,
    duplicate_of,
    lastmod,
    at,
    article_id,
    run_id,
    url_hash
   FROM news.addresses;

COMMENT ON VIEW news.address IS 'Deprecated: use news.addresses; will be removed in 0.3.';

CREATE TABLE warehouse.agency (
    agency text NOT NULL,
    name text NOT NULL,
    first_seen_at timestamp with time zone
);

CREATE TABLE warehouse.agency_alias (
    alias text NOT NULL,
    agency text NOT NULL
);

CREATE TABLE warehouse.agency_day (
    day date NOT NULL,
    source_id bigint NOT NULL,
    agency text NOT NULL,
    articles bigint NOT NULL,
    pictures bigint NOT NULL,
    stories bigint DEFAULT 0 NOT NULL
);

CREATE VIEW news.agencies AS
 SELECT g.agency,
    g.name,
    ARRAY( SELECT l.alias
           FROM warehouse.agency_alias l
          WHERE (l.agency = g.agency)
          ORDER BY l.alias) AS aliases,
    g.first_seen_at,
    (COALESCE(counted.articles, (0)::numeric))::bigint AS articles,
    (COALESCE(counted.pictures, (0)::numeric))::bigint AS pictures,
    COALESCE(counted.sources, (0)::bigint) AS sources,
    counted.last_day
   FROM (warehouse.agency g
     LEFT JOIN ( SELECT d.agency,
            sum(d.articles) AS articles,
            sum(d.pictures) AS pictures,
            count(DISTINCT d.source_id) AS sources,
            max(d.day) AS last_day
           FROM warehouse.agency_day d
          GROUP BY d.agency) counted USING (agency));

COMMENT ON VIEW news.agencies IS 'The news agencies we know, with the names they are printed under, and how much is credited to them.';

COMMENT ON COLUMN news.agencies.agency IS 'Normalised key, as in news.articles.wire_agency and news.images.credit_agencies, e.g. yonhap.';

COMMENT ON COLUMN news.agencies.name IS 'Its name, e.g. Yonhap.';

COMMENT ON COLUMN news.agencies.aliases IS 'All names it is printed under, in any language, e.g. {Yonhap,"Yonhap News",연합뉴스}. Empty: its key is all we know.';

COMMENT ON COLUMN news.agencies.first_seen_at IS 'When it was first credited here, by our clock (UTC). Null: never yet.';

COMMENT ON COLUMN news.agencies.articles IS 'Articles whose text is credited to it, as counted by the last refresh (news.freshness). Since 0.2.';

COMMENT ON COLUMN news.agencies.pictures IS 'Pictures credited to it, counted likewise. Since 0.2.';

COMMENT ON COLUMN news.agencies.sources IS 'Outlets that credit it. Since 0.2.';

COMMENT ON COLUMN news.agencies.last_day IS 'Last day of publication on which it was credited, e.g. 2026-11-25. Null: never, or not counted yet. Since 0.2.';

CREATE VIEW news.agency AS
 SELECT agency,
    name,
    aliases,
    first_seen_at,
    articles,
    pictures,
    sources,
    last_day
   FROM news.agencies;

COMMENT ON VIEW news.agency IS 'Deprecated: use news.agencies; will be removed in 0.3.';

CREATE TABLE warehouse.article (
    article_id bigint NOT NULL,
    source_id bigint NOT NULL,
    key bytea NOT NULL,
    address_key bytea NOT NULL,
    source_article_id text,
    url text NOT NULL,
    url_canonical text NOT NULL,
    headline text NOT NULL,
    published_at timestamp with time zone,
    published_raw text,
    updated_at timestamp with time zone,
    updated_raw text,
    date_precision text NOT NULL,
    date_flags text[] NOT NULL,
    byline_raw text,
    wire_agency text[] NOT NULL,
    wire_credit_raw text,
    is_wire boolean NOT NULL,
    dateline text,
    section text,
    breadcrumbs text[] NOT NULL,
    keywords text[] NOT NULL,
    language text NOT NULL,
    detected_language text,
    word_count bigint NOT NULL,
    char_count bigint NOT NULL,
    videos jsonb,
    audios jsonb,
    links jsonb,
    article_type text NOT NULL,
    is_liveblog boolean,
    is_paywalled boolean,
    is_sponsored boolean,
    correction_note text,
    status text NOT NULL,
    content_hash bytea NOT NULL,
    simhash bigint,
    record_hash bytea NOT NULL,
    layout text,
    parser_name text NOT NULL,
    parser_version text NOT NULL,
    schema_version bigint NOT NULL,
    field_provenance jsonb,
    json_ld jsonb,
    discovered_via text[] NOT NULL,
    raw_ref text,
    first_seen_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    fetched_at timestamp with time zone NOT NULL,
    gone_at timestamp with time zone,
    revision_no bigint NOT NULL,
    current_revision_id bigint NOT NULL,
    run_id bigint NOT NULL,
    load_id bigint NOT NULL,
    CONSTRAINT article_address_key_check CHECK ((length(address_key) = 32)),
    CONSTRAINT article_article_type_check CHECK ((article_type = ANY (ARRAY['news'::text, 'analysis'::text, 'opinion'::text, 'editorial'::text, 'interview'::text, 'photo'::text, 'video'::text, 'liveblog'::text, 'advertorial'::text, 'press_release'::text, 'correction'::text]))),
    CONSTRAINT article_date_precision_check CHECK ((date_precision = ANY (ARRAY['minute'::text, 'day'::text, 'none'::text]))),
    CONSTRAINT article_headline_check CHECK ((headline <> ''::text)),
    CONSTRAINT article_key_check CHECK ((length(key) = 32)),
    CONSTRAINT article_source_article_id_check CHECK (((length(source_article_id) >= 1) AND (length(source_article_id) <= 500))),
    CONSTRAINT article_status_check CHECK ((status = ANY (ARRAY['live'::text, 'updated'::text, 'gone'::text, 'redirected'::text, 'retracted'::text, 'taken_down'::text])))
)
WITH (fillfactor='85');

CREATE TABLE warehouse.article_author (
    article_id bigint NOT NULL,
    "position" bigint NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    email text,
    url text,
    CONSTRAINT article_author_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'agency'::text, 'staff'::text, 'guest'::text])))
);

CREATE TABLE warehouse.article_image (
    article_id bigint NOT NULL,
    "position" bigint NOT NULL,
    url text NOT NULL,
    caption text,
    credit_raw text,
    credit_agency text,
    alt text,
    width bigint,
    height bigint,
    is_main boolean NOT NULL,
    credit_agencies text[]
);

CREATE TABLE warehouse.article_search (
    article_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    source_id bigint NOT NULL,
    config regconfig NOT NULL,
    language text NOT NULL,
    section text
)
PARTITION BY RANGE (at);

CREATE TABLE warehouse.story_member (
    article_id bigint NOT NULL,
    story_id bigint NOT NULL,
    role text NOT NULL,
    kept real NOT NULL,
    own real NOT NULL,
    delay interval NOT NULL,
    CONSTRAINT story_member_role_check CHECK ((role = ANY (ARRAY['origin'::text, 'copy'::text, 'rewrite'::text])))
);

CREATE VIEW news.articles AS
 SELECT a.article_id,
    s.name AS source,
    a.source_article_id,
    a.url,
    a.url_canonical,
    a.key AS url_hash,
    a.headline,
        CASE
            WHEN (a.status <> 'taken_down'::text) THEN r.subheadline
            ELSE NULL::text
        END AS subheadline,
        CASE
            WHEN (a.status <> 'taken_down'::text) THEN r.description
            ELSE NULL::text
        END AS description,
    a.published_at,
    a.published_raw,
    a.updated_at,
    a.updated_raw,
    a.date_precision,
    a.date_flags,
    a.first_seen_at,
    a.last_seen_at,
    a.fetched_at,
    a.byline_raw,
    ARRAY( SELECT w_1.name
           FROM warehouse.article_author w_1
          WHERE (w_1.article_id = a.article_id)
          ORDER BY w_1."position") AS authors,
    a.wire_agency,
    a.wire_credit_raw,
    a.is_wire,
    a.dateline,
    a.section,
    a.breadcrumbs,
    a.keywords,
    a.language,
    a.detected_language,
        CASE
            WHEN (warehouse.may_read_text(s.is_open) AND (a.status <> 'taken_down'::text)) THEN r.body_text
            ELSE NULL::text
        END AS body_text,
        CASE
            WHEN (warehouse.may_read_text(s.is_open) AND (a.status <> 'taken_down'::text)) THEN warehouse.whole_blocks(r.body_text, r.body_blocks)
            ELSE NULL::jsonb
        END AS body_blocks,
        CASE
            WHEN (warehouse.may_read_text(s.is_open) AND (a.status <> 'taken_down'::text)) THEN r.body_html
            ELSE NULL::text
        END AS body_html,
    a.word_count,
    a.char_count,
    ( SELECT count(*) AS count
           FROM warehouse.article_image i
          WHERE (i.article_id = a.article_id)) AS images,
    a.videos,
    a.audios,
        CASE
            WHEN (warehouse.may_read_text(s.is_open) AND (a.status <> 'taken_down'::text)) THEN a.links
            ELSE NULL::jsonb
        END AS links,
    a.article_type,
    a.is_liveblog,
    a.is_paywalled,
    a.is_sponsored,
    a.correction_note,
    a.status,
    a.gone_at,
    a.revision_no,
    a.current_revision_id,
    a.content_hash,
    a.simhash,
    a.raw_ref,
    a.layout,
    a.parser_name,
    a.parser_version,
    a.schema_version,
        CASE
            WHEN (warehouse.may_read_text(s.is_open) AND (a.status <> 'taken_down'::text)) THEN a.field_provenance
            ELSE NULL::jsonb
        END AS field_provenance,
    a.discovered_via,
        CASE
            WHEN (warehouse.may_read_text(s.is_open) AND (a.status <> 'taken_down'::text)) THEN a.json_ld
            ELSE NULL::jsonb
        END AS json_ld,
    a.run_id,
    a.load_id,
        CASE
            WHEN warehouse.may_read_text() THEN warehouse.words_of(w.article_id, w.version)
            ELSE NULL::tsvector
        END AS search,
    COALESCE(m.story_id, a.article_id) AS story
   FROM ((((warehouse.article a
     JOIN warehouse.source s USING (source_id))
     LEFT JOIN warehouse.article_revision r ON ((r.revision_id = a.current_revision_id)))
     LEFT JOIN warehouse.article_search w ON (((w.article_id = a.article_id) AND (w.at = COALESCE(a.published_at, '-infinity'::timestamp with time zone)))))
     LEFT JOIN warehouse.story_member m ON ((m.article_id = a.article_id)));

COMMENT ON VIEW news.articles IS 'The articles as they stand: one row each, with the text of the newest revision. Earlier texts: news.revisions.';

COMMENT ON COLUMN news.articles.article_id IS 'Surrogate key, stable for ever.';

COMMENT ON COLUMN news.articles.source IS 'Key of the outlet, for news.sources.';

COMMENT ON COLUMN news.articles.source_article_id IS 'The outlet''s own id, unique within the source, e.g. 20211026000101. Null: its addresses carry none.';

COMMENT ON COLUMN news.articles.url IS 'Address it was read from, after redirects.';

COMMENT ON COLUMN news.articles.url_canonical IS 'The one form of all its addresses; unique within the source.';

COMMENT ON COLUMN news.articles.url_hash IS 'sha256 of url_canonical.';

COMMENT ON COLUMN news.articles.headline IS 'Headline as the page shows it (schema.org headline).';

COMMENT ON COLUMN news.articles.subheadline IS 'Second headline (alternativeHeadline). Null: none, or taken down.';

COMMENT ON COLUMN news.articles.description IS 'Summary the page gives about itself; site slogans dropped. Null: none, or taken down.';

COMMENT ON COLUMN news.articles.published_at IS 'When the publisher says it was first published (datePublished; UTC). Never filled from updated_at. Null: the page does not say.';

COMMENT ON COLUMN news.articles.published_raw IS 'The same as printed, e.g. "Oct 26, 2021 - 09:18". Null: the page does not say.';

COMMENT ON COLUMN news.articles.updated_at IS 'When the publisher says it was last changed (dateModified; UTC). Null: the page does not say.';

COMMENT ON COLUMN news.articles.updated_raw IS 'The same as printed. Null: the page does not say.';

COMMENT ON COLUMN news.articles.date_precision IS 'How exact published_at is: minute, day (then it is midnight in the source''s zone), none.';

COMMENT ON COLUMN news.articles.date_flags IS 'What is odd about its times: future, before_url_date, updated_before_published, from_feed, zone_assumed. Empty: nothing.';

COMMENT ON COLUMN news.articles.first_seen_at IS 'When we first read it (our clock, UTC).';

COMMENT ON COLUMN news.articles.last_seen_at IS 'When the publisher last served it to us, changed or not (our clock, UTC).';

COMMENT ON COLUMN news.articles.fetched_at IS 'When what stands here was fetched (our clock, UTC).';

COMMENT ON COLUMN news.articles.byline_raw IS 'Byline as printed, e.g. "By Ock Hyun-ju". Null: none.';

COMMENT ON COLUMN news.articles.authors IS 'Names of the people in the byline, in order; agencies are in wire_agency. Empty: none. More: news.bylines.';

COMMENT ON COLUMN news.articles.wire_agency IS 'Agencies the text comes from, normalised, e.g. {afp,yonhap}. Empty: none named.';

COMMENT ON COLUMN news.articles.wire_credit_raw IS 'Credit cut from the end of the text, e.g. "(Yonhap)". Null: none.';

COMMENT ON COLUMN news.articles.is_wire IS 'Whether byline or credit name an agency.';

COMMENT ON COLUMN news.articles.dateline IS 'Place and day in front of the text, e.g. "SEOUL, Oct. 26". Null: none.';

COMMENT ON COLUMN news.articles.section IS 'Last of the breadcrumbs (articleSection), e.g. North Korea. Null: the page does not say.';

COMMENT ON COLUMN news.articles.breadcrumbs IS 'Section path, e.g. {National,"North Korea"}. Empty: the page does not say.';

COMMENT ON COLUMN news.articles.keywords IS 'The publisher''s tags. Empty: none.';

COMMENT ON COLUMN news.articles.language IS 'Language (BCP 47; inLanguage), as declared, else detected; und: unknown.';

COMMENT ON COLUMN news.articles.detected_language IS 'Language of the text where it differs from the declared one. Null: it does not.';

COMMENT ON COLUMN news.articles.body_text IS 'The text (articleBody): paragraphs separated by a blank line; no captions, credits, bylines, menus. Null: withheld (a limited reader, or taken down).';

COMMENT ON COLUMN news.articles.body_blocks IS 'The same as ordered blocks: [{"type": "p", "text": …}, …]; types p, h, quote, list, table, image_ref, embed, live_post. Null: not kept, or withheld.';

COMMENT ON COLUMN news.articles.body_html IS 'The body as sanitised HTML. Null: not kept for this source, or withheld.';

COMMENT ON COLUMN news.articles.word_count IS 'Words of body_text.';

COMMENT ON COLUMN news.articles.char_count IS 'Characters of body_text.';

COMMENT ON COLUMN news.articles.images IS 'Number of its pictures; the rows are in news.images.';

COMMENT ON COLUMN news.articles.videos IS 'Videos: [{"url": …}, …]. Null: none.';

COMMENT ON COLUMN news.articles.audios IS 'Audio: [{"url": …}, …]. Null: none.';

COMMENT ON COLUMN news.articles.links IS 'Links of the body that lead elsewhere: [{"url": …, "text": …}, …]. Null: none, or withheld.';

COMMENT ON COLUMN news.articles.article_type IS 'news, analysis, opinion, editorial, interview, photo, video, liveblog, advertorial, press_release or correction.';

COMMENT ON COLUMN news.articles.is_liveblog IS 'Whether it is a live blog. Null: unknown.';

COMMENT ON COLUMN news.articles.is_paywalled IS 'Whether the page says it is not free. Null: unknown.';

COMMENT ON COLUMN news.articles.is_sponsored IS 'Whether it is paid for. Null: unknown.';

COMMENT ON COLUMN news.articles.correction_note IS 'The editor''s note of a correction. Null: none.';

COMMENT ON COLUMN news.articles.status IS 'live; updated (live, its text has changed since we first saw it); gone (the publisher no longer serves it); redirected; retracted (the page says so); taken_down (by us: its text is withheld).';

COMMENT ON COLUMN news.articles.gone_at IS 'When we first found it withdrawn (our clock, UTC). Null: it stands.';

COMMENT ON COLUMN news.articles.revision_no IS 'Number of revisions we have of it, this one included; 1: never changed.';

COMMENT ON COLUMN news.articles.current_revision_id IS 'The revision shown here, for news.revisions.';

COMMENT ON COLUMN news.articles.content_hash IS 'sha256 over normalised headline and body: what makes a revision.';

COMMENT ON COLUMN news.articles.simhash IS '64-bit fingerprint of the text: few differing bits mean similar texts. Null: too short.';

COMMENT ON COLUMN news.articles.raw_ref IS 'Where the response is archived: <WARC file>#<byte offset>. Null: not archived (imported).';

COMMENT ON COLUMN news.articles.layout IS 'Fingerprint of the page''s layout, or the name its page class gives it. Null: unknown.';

COMMENT ON COLUMN news.articles.parser_name IS 'What read it: generic, or the site''s page class.';

COMMENT ON COLUMN news.articles.parser_version IS 'Version of what read it.';

COMMENT ON COLUMN news.articles.schema_version IS 'Version of the staged record it came in.';

COMMENT ON COLUMN news.articles.field_provenance IS 'Where each field came from: {"headline": {"method": "json_ld", "rule": …, "raw": …, "confidence": 0.9}, …}. Null: not recorded, or withheld.';

COMMENT ON COLUMN news.articles.discovered_via IS 'Where its address was advertised.';

COMMENT ON COLUMN news.articles.json_ld IS 'The publisher''s own JSON-LD blocks, untouched. Null: none, or withheld.';

COMMENT ON COLUMN news.articles.run_id IS 'The run that brought what stands here, for news.runs.';

COMMENT ON COLUMN news.articles.load_id IS 'The load that brought what stands here.';

COMMENT ON COLUMN news.articles.search IS 'Words of headline (weight A), subheadline (B) and body (D), accents folded, for @@ news.words(…). Made when it is looked at (half a millisecond), in WHERE too, so for a few articles: all that a query finds are told at once by article_id IN (SELECT article_id FROM news.mentions(…)), the best or newest by news.search(). Null: withheld (a limited reader, or taken down).';

COMMENT ON COLUMN news.articles.story IS 'The story that it belongs to, for news.stories and news.story_articles: the copies of one text have the same, e.g. 4711, the article_id of the first published; an article without copies has its own. Another one when an earlier copy is found.';

CREATE VIEW news.article AS
 SELECT article_id,
    source,
    source_article_id,
    url,
    url_canonical,
    url_hash,
    headline,
    subheadline,
    description,
    published_at,
    published_raw,
    updated_at,
    updated_raw,
    date_precision,
    date_flags,
    first_seen_at,
    last_seen_at,
    fetched_at,
    byline_raw,
    authors,
    wire_agency,
    wire_credit_raw,
    is_wire,
    dateline,
    section,
    breadcrumbs,
    keywords,
    language,
    detected_language,
    body_text,
    body_blocks,
    body_html,
    word_count,
    char_count,
    images,
    videos,
    audios,
    links,
    article_type,
    is_liveblog,
    is_paywalled,
    is_sponsored,
    correction_note,
    status,
    gone_at,
    revision_no,
    current_revision_id,
    content_hash,
    simhash,
    raw_ref,
    layout,
    parser_name,
    parser_version,
    schema_version,
    field_provenance,
    discovered_via,
    json_ld,
    run_id,
    load_id,
    search,
    story
   FROM news.articles;

COMMENT ON VIEW news.article IS 'Deprecated: use news.articles; will be removed in 0.3.';

CREATE VIEW news.bylines AS
 SELECT article_id,
    "position",
    name,
    kind,
    email,
    url,
    warehouse.name_key(name) AS author
   FROM warehouse.article_author w;

COMMENT ON VIEW news.bylines IS 'Who wrote the articles as they stand: one row for each name of a byline.';

COMMENT ON COLUMN news.bylines.article_id IS 'The article, for news.articles.';

COMMENT ON COLUMN news.bylines."position" IS 'Place in the byline, from 0.';

COMMENT ON COLUMN news.bylines.name IS 'The name as printed, without "By".';

COMMENT ON COLUMN news.bylines.kind IS 'person, staff, guest or agency.';

COMMENT ON COLUMN news.bylines.email IS 'E-mail address printed beside the name. Null: none.';

COMMENT ON COLUMN news.bylines.url IS 'Page about the author. Null: none.';

COMMENT ON COLUMN news.bylines.author IS 'The name, normalised, for news.authors, e.g. ock hyun-ju. Since 0.2.';

CREATE VIEW news.author AS
 SELECT article_id,
    "position",
    name,
    kind,
    email,
    url,
    author
   FROM news.bylines;

COMMENT ON VIEW news.author IS 'Deprecated: use news.bylines; will be removed in 0.3.';

CREATE TABLE warehouse.author (
    author text NOT NULL,
    name text NOT NULL,
    names text[] NOT NULL,
    emails text[] NOT NULL,
    kind text NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    articles bigint DEFAULT 0 NOT NULL,
    sources text[] DEFAULT '{}'::text[] NOT NULL
);

CREATE VIEW news.authors AS
 SELECT author,
    name,
    names,
    emails,
    kind,
    first_seen_at,
    last_seen_at,
    articles,
    sources
   FROM warehouse.author p;

COMMENT ON VIEW news.authors IS 'Who writes: one row for each name of a byline, in all its spellings. A name is not a person: two people of one name are one row. Since 0.2.';

COMMENT ON COLUMN news.authors.author IS 'The name, normalised: lower case, single spaces, no full stops; for news.bylines and news.daily_authors, e.g. ock hyun-ju. Since 0.2.';

COMMENT ON COLUMN news.authors.name IS 'The name as it was printed first, e.g. Ock Hyun-ju. Since 0.2.';

COMMENT ON COLUMN news.authors.names IS 'All spellings it was printed in, e.g. {"OCK Hyun-ju","Ock Hyun-ju"}. Since 0.2.';

COMMENT ON COLUMN news.authors.emails IS 'E-mail addresses printed beside it. Empty: none. Since 0.2.';

COMMENT ON COLUMN news.authors.kind IS 'What it was when we last read it: person; staff (a desk, or the paper itself); agency; guest. Since 0.2.';

COMMENT ON COLUMN news.authors.first_seen_at IS 'When we first read an article of it (our clock, UTC). Since 0.2.';

COMMENT ON COLUMN news.authors.last_seen_at IS 'When we last read an article of it, to the day (our clock, UTC). Since 0.2.';

COMMENT ON COLUMN news.authors.articles IS 'Articles that carry the name, as counted by the last refresh (news.freshness). Since 0.2.';

COMMENT ON COLUMN news.authors.sources IS 'Outlets of those articles, e.g. {korea_herald}. Empty: not counted yet. Since 0.2.';

CREATE VIEW news.books AS
SELECT
    NULL::bigint AS run_id,
    NULL::uuid AS run,
    NULL::text AS site,
    NULL::timestamp with time zone AS started_at,
    NULL::text AS state,
    NULL::text AS reason,
    NULL::bigint AS addresses;

COMMENT ON VIEW news.books IS 'How many addresses of each run ended in which state, and why. Their sum over a run that has ended is news.runs.seen.';

COMMENT ON COLUMN news.books.run_id IS 'The run, for news.runs.';

COMMENT ON COLUMN news.books.run IS 'Its UUID, as in the names of the staged batches.';

COMMENT ON COLUMN news.books.site IS 'The site that was crawled, e.g. korea_herald; `web` and `import` bring articles of many outlets.';

COMMENT ON COLUMN news.books.started_at IS 'When the run began, by our clock, in UTC.';

COMMENT ON COLUMN news.books.state IS 'loaded, updated, unchanged, duplicate, filtered, blocked (robots.txt), gone, failed, quarantined, deferred; seen and staged only while the run goes on.';

COMMENT ON COLUMN news.books.reason IS 'One word, e.g. not_due, http_500, list_page. Null: the state says it all.';

COMMENT ON COLUMN news.books.addresses IS 'Number of different addresses.';

CREATE TABLE warehouse.check_result (
    check_result_id bigint NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    site text,
    run_id bigint,
    name text NOT NULL,
    severity text NOT NULL,
    question text NOT NULL,
    ok boolean NOT NULL,
    rows bigint NOT NULL,
    sample jsonb NOT NULL,
    seconds double precision NOT NULL,
    CONSTRAINT check_result_severity_check CHECK ((severity = ANY (ARRAY['fail'::text, 'warn'::text])))
);

CREATE VIEW news.check_results AS
 SELECT check_result_id,
    checked_at,
    site,
    run_id,
    name,
    severity,
    question,
    ok,
    rows,
        CASE
            WHEN warehouse.may_read_text() THEN sample
            ELSE NULL::jsonb
        END AS sample,
    seconds
   FROM warehouse.check_result c;

COMMENT ON VIEW news.check_results IS 'What `news check` found, each time it ran.';

COMMENT ON COLUMN news.check_results.check_result_id IS 'Surrogate key.';

COMMENT ON COLUMN news.check_results.checked_at IS 'When (our clock, UTC).';

COMMENT ON COLUMN news.check_results.site IS 'The site that was checked. Null: all.';

COMMENT ON COLUMN news.check_results.run_id IS 'The newest run of the site at that time. Null: none, or all sites.';

COMMENT ON COLUMN news.check_results.name IS 'Name of the check: its file in sql/checks.';

COMMENT ON COLUMN news.check_results.severity IS 'fail (the DAG run fails) or warn.';

COMMENT ON COLUMN news.check_results.question IS 'What must hold.';

COMMENT ON COLUMN news.check_results.ok IS 'Whether it held.';

COMMENT ON COLUMN news.check_results.rows IS 'Number of rows that break it.';

COMMENT ON COLUMN news.check_results.sample IS 'The first of them, as JSON. Null: withheld from a limited reader, for it may quote texts.';

COMMENT ON COLUMN news.check_results.seconds IS 'How long the check took.';

CREATE VIEW news.check_result AS
 SELECT check_result_id,
    checked_at,
    site,
    run_id,
    name,
    severity,
    question,
    ok,
    rows,
    sample,
    seconds
   FROM news.check_results;

COMMENT ON VIEW news.check_result IS 'Deprecated: use news.check_results; will be removed in 0.3.';

CREATE TABLE warehouse.source_day (
    day date NOT NULL,
    source_id bigint NOT NULL,
    articles bigint NOT NULL,
    words bigint NOT NULL,
    wire_articles bigint NOT NULL,
    pictures bigint NOT NULL,
    revised bigint NOT NULL,
    silent bigint NOT NULL,
    corrected bigint NOT NULL,
    away bigint NOT NULL,
    median_delay interval,
    filled jsonb NOT NULL,
    refreshed_at timestamp with time zone NOT NULL,
    stories bigint DEFAULT 0 NOT NULL,
    copies bigint DEFAULT 0 NOT NULL,
    firsts bigint DEFAULT 0 NOT NULL,
    median_copy_delay interval
);

CREATE VIEW news.coverage AS
 SELECT d.day,
    s.name AS source,
    f.field,
    d.articles,
    COALESCE(((d.filled ->> f.field))::bigint, (0)::bigint) AS filled,
    round((COALESCE(((d.filled ->> f.field))::numeric, (0)::numeric) / (d.articles)::numeric), 4) AS share
   FROM ((warehouse.source_day d
     JOIN warehouse.source s USING (source_id))
     CROSS JOIN unnest(ARRAY['headline'::text, 'subheadline'::text, 'description'::text, 'body_text'::text, 'published_at'::text, 'updated_at'::text, 'byline_raw'::text, 'authors'::text, 'wire_agency'::text, 'dateline'::text, 'section'::text, 'keywords'::text, 'language'::text, 'images'::text, 'source_article_id'::text, 'raw_ref'::text]) f(field));

COMMENT ON VIEW news.coverage IS 'How many articles of each day and outlet have each field. Since 0.2.';

COMMENT ON COLUMN news.coverage.day IS 'The day in the outlet''s zone, as in news.daily_sources, e.g. 2026-11-25. Since 0.2.';

COMMENT ON COLUMN news.coverage.source IS 'Key of the outlet, for news.sources. Since 0.2.';

COMMENT ON COLUMN news.coverage.field IS 'Column of news.articles, e.g. published_at. Since 0.2.';

COMMENT ON COLUMN news.coverage.articles IS 'Articles of that day. Since 0.2.';

COMMENT ON COLUMN news.coverage.filled IS 'Those that have the field. Since 0.2.';

COMMENT ON COLUMN news.coverage.share IS 'filled / articles, 0 to 1, e.g. 0.9875. Since 0.2.';

CREATE VIEW news.credits AS
 SELECT a.article_id,
    s.name AS source,
    'text'::text AS credited_for,
    agency.agency,
    COALESCE(a.wire_credit_raw, a.byline_raw) AS credit_raw,
    NULL::bigint AS image_position
   FROM ((warehouse.article a
     JOIN warehouse.source s USING (source_id))
     CROSS JOIN LATERAL unnest(a.wire_agency) agency(agency))
UNION ALL
 SELECT a.article_id,
    s.name AS source,
    'picture'::text AS credited_for,
    agency.agency,
    i.credit_raw,
    i."position" AS image_position
   FROM (((warehouse.article_image i
     JOIN warehouse.article a USING (article_id))
     JOIN warehouse.source s USING (source_id))
     CROSS JOIN LATERAL unnest(COALESCE(i.credit_agencies, ARRAY[i.credit_agency])) agency(agency))
  WHERE ((i.credit_agency IS NOT NULL) AND (a.status <> 'taken_down'::text));

COMMENT ON VIEW news.credits IS 'Which agency an article owes what: one row for each agency of its text, and for each of each picture. A joined credit (AFP-Yonhap) gives both. Since 0.2.';

COMMENT ON COLUMN news.credits.article_id IS 'The article, for news.articles. Since 0.2.';

COMMENT ON COLUMN news.credits.source IS 'Key of the outlet, for news.sources. Since 0.2.';

COMMENT ON COLUMN news.credits.credited_for IS 'text or picture. Since 0.2.';

COMMENT ON COLUMN news.credits.agency IS 'Key of the agency, for news.agencies, e.g. yonhap. Since 0.2.';

COMMENT ON COLUMN news.credits.credit_raw IS 'As printed: the credit, or the byline that names the agency, e.g. "(Yonhap)". Null: the page does not print it. Since 0.2.';

COMMENT ON COLUMN news.credits.image_position IS 'The picture, for news.images.position. Null: the text. Since 0.2.';

CREATE VIEW news.daily_agencies AS
 SELECT d.day,
    s.name AS source,
    d.agency,
    d.articles,
    d.pictures,
    d.stories
   FROM (warehouse.agency_day d
     JOIN warehouse.source s USING (source_id));

COMMENT ON VIEW news.daily_agencies IS 'How much of each day and outlet came from which agency; a joined credit counts for each of its agencies. Since 0.2.';

COMMENT ON COLUMN news.daily_agencies.day IS 'The day in the outlet''s zone, as in news.daily_sources, e.g. 2026-11-25. Since 0.2.';

COMMENT ON COLUMN news.daily_agencies.source IS 'Key of the outlet, for news.sources. Since 0.2.';

COMMENT ON COLUMN news.daily_agencies.agency IS 'Key of the agency, for news.agencies, e.g. yonhap. Since 0.2.';

COMMENT ON COLUMN news.daily_agencies.articles IS 'Articles whose text is credited to it. Since 0.2.';

COMMENT ON COLUMN news.daily_agencies.pictures IS 'Pictures credited to it. Since 0.2.';

COMMENT ON COLUMN news.daily_agencies.stories IS 'Stories that the articles belong to whose text is credited to it. Since 0.2.';

CREATE TABLE warehouse.author_day (
    day date NOT NULL,
    source_id bigint NOT NULL,
    author text NOT NULL,
    articles bigint NOT NULL,
    words bigint NOT NULL,
    stories bigint DEFAULT 0 NOT NULL
);

CREATE VIEW news.daily_authors AS
 SELECT d.day,
    s.name AS source,
    d.author,
    d.articles,
    d.words,
    d.stories
   FROM (warehouse.author_day d
     JOIN warehouse.source s USING (source_id));

COMMENT ON VIEW news.daily_authors IS 'Articles of each day, outlet and name of the byline; an article of two counts for both. Since 0.2.';

COMMENT ON COLUMN news.daily_authors.day IS 'The day in the outlet''s zone, as in news.daily_sources, e.g. 2026-11-25. Since 0.2.';

COMMENT ON COLUMN news.daily_authors.source IS 'Key of the outlet, for news.sources. Since 0.2.';

COMMENT ON COLUMN news.daily_authors.author IS 'The name, normalised, for news.authors, e.g. ock hyun-ju. Since 0.2.';

COMMENT ON COLUMN news.daily_authors.articles IS 'Articles that carry the name. Since 0.2.';

COMMENT ON COLUMN news.daily_authors.words IS 'Words of their texts. Since 0.2.';

COMMENT ON COLUMN news.daily_authors.stories IS 'Stories that they belong to, for news.stories. Since 0.2.';

CREATE TABLE warehouse.section_day (
    day date NOT NULL,
    source_id bigint NOT NULL,
    section text NOT NULL,
    articles bigint NOT NULL,
    words bigint NOT NULL,
    stories bigint DEFAULT 0 NOT NULL
);

CREATE VIEW news.daily_sections AS
 SELECT d.day,
    s.name AS source,
    NULLIF(d.section, ''::text) AS section,
    d.articles,
    d.words,
    d.stories
   FROM (warehouse.section_day d
     JOIN warehouse.source s USING (source_id));

COMMENT ON VIEW news.daily_sections IS 'Articles of each day, outlet and section; days as in news.daily_sources, which says when they were counted. Since 0.2.';

COMMENT ON COLUMN news.daily_sections.day IS 'The day in the outlet''s zone, e.g. 2026-11-25. Since 0.2.';

COMMENT ON COLUMN news.daily_sections.source IS 'Key of the outlet, for news.sources. Since 0.2.';

COMMENT ON COLUMN news.daily_sections.section IS 'First of the breadcrumbs, else the section, e.g. National. Null: the page does not say. Since 0.2.';

COMMENT ON COLUMN news.daily_sections.articles IS 'Articles of that day and section. Since 0.2.';

COMMENT ON COLUMN news.daily_sections.words IS 'Words of their texts. Since 0.2.';

COMMENT ON COLUMN news.daily_sections.stories IS 'Stories that they belong to, for news.stories. Since 0.2.';

CREATE VIEW news.daily_sources AS
 SELECT d.day,
    s.name AS source,
    d.articles,
    d.words,
    d.wire_articles,
    (d.articles - d.wire_articles) AS own_articles,
    d.pictures,
    d.revised,
    d.silent,
    d.corrected,
    d.away,
    d.median_delay,
    d.refreshed_at,
    d.stories,
    d.copies,
    round(((d.copies)::numeric / (d.articles)::numeric), 4) AS copy_share,
    d.firsts,
    d.median_copy_delay
   FROM (warehouse.source_day d
     JOIN warehouse.source s USING (source_id));

COMMENT ON VIEW news.daily_sources IS 'Figures of each day and outlet. A day is the outlet''s own, of publication; where a page names no time, of our first sight. Since 0.2.';

COMMENT ON COLUMN news.daily_sources.day IS 'The day in the outlet''s zone, e.g. 2026-11-25. Since 0.2.';

COMMENT ON COLUMN news.daily_sources.source IS 'Key of the outlet, for news.sources. Since 0.2.';

COMMENT ON COLUMN news.daily_sources.articles IS 'Articles of that day, withdrawn ones included. Since 0.2.';

COMMENT ON COLUMN news.daily_sources.words IS 'Words of their texts. Since 0.2.';

COMMENT ON COLUMN news.daily_sources.wire_articles IS 'Those whose byline or credit names an agency. Since 0.2.';

COMMENT ON COLUMN news.daily_sources.own_articles IS 'Those that name none. Since 0.2.';

COMMENT ON COLUMN news.daily_sources.pictures IS 'Their pictures. Since 0.2.';

COMMENT ON COLUMN news.daily_sources.revised IS 'Those whose text the publisher has changed since we first saw it, whenever that was. Since 0.2.';

COMMENT ON COLUMN news.daily_sources.silent IS 'Those of them changed at least once without a new stamp. Since 0.2.';

COMMENT ON COLUMN news.daily_sources.corrected IS 'Those that carry a note of correction. Since 0.2.';

COMMENT ON COLUMN news.daily_sources.away IS 'Those that are gone or retracted now. Since 0.2.';

COMMENT ON COLUMN news.daily_sources.median_delay IS 'Half of them were seen by us within this time of publication, e.g. 00:07:30. Null: none names its time. Since 0.2.';

COMMENT ON COLUMN news.daily_sources.refreshed_at IS 'When the day was counted (our clock, UTC). Since 0.2.';

COMMENT ON COLUMN news.daily_sources.stories IS 'Stories that they belong to, for news.stories; an article without copies is one of its own. Since 0.2.';

COMMENT ON COLUMN news.daily_sources.copies IS 'Articles that are copies or rewrites of another''s text. Since 0.2.';

COMMENT ON COLUMN news.daily_sources.copy_share IS 'copies / articles, 0 to 1, e.g. 0.4132. Since 0.2.';

COMMENT ON COLUMN news.daily_sources.firsts IS 'Articles that were published first of a story that others carry too. Since 0.2.';

COMMENT ON COLUMN news.daily_sources.median_copy_delay IS 'Median time from the first publication of a story to its copies here, e.g. 02:13:00. Null: no copies. Since 0.2.';

CREATE VIEW news.data_dictionary AS
 WITH said(relation, "position", column_name, type, comment, is_deprecated) AS (
         SELECT (v.relname)::text AS relname,
            (a.attnum)::integer AS attnum,
            (a.attname)::text AS attname,
            format_type(a.atttypid, a.atttypmod) AS format_type,
            COALESCE(col_description(v.oid, (a.attnum)::integer), col_description(s.attrelid, (s.attnum)::integer)) AS "coalesce",
            ((v.successor IS NOT NULL) OR (col_description(v.oid, (a.attnum)::integer) ~~ 'Deprecated: %'::text)) AS "?column?"
           FROM ((( SELECT c.oid,
                    c.relname,
                    to_regclass("substring"(obj_description(c.oid, 'pg_class'::name), '^Deprecated: use (news\.\w+)'::text)) AS successor
                   FROM pg_class c
                  WHERE ((c.relnamespace = ('news'::regnamespace)::oid) AND (c.relkind = ANY (ARRAY['v'::"char", 'm'::"char"])))) v
             JOIN pg_attribute a ON (((a.attrelid = v.oid) AND (a.attnum > 0) AND (NOT a.attisdropped))))
             LEFT JOIN pg_attribute s ON (((s.attrelid = (v.successor)::oid) AND (s.attname = a.attname) AND (NOT s.attisdropped))))
        UNION ALL
         SELECT (c.relname)::text AS relname,
            0,
            NULL::text,
            'view'::text,
            d.comment,
            (d.comment ~~ 'Deprecated: %'::text)
           FROM (pg_class c
             CROSS JOIN LATERAL ( SELECT obj_description(c.oid, 'pg_class'::name) AS comment) d)
          WHERE ((c.relnamespace = ('news'::regnamespace)::oid) AND (c.relkind = ANY (ARRAY['v'::"char", 'm'::"char"])))
        UNION ALL
         SELECT (p.proname)::text AS proname,
            0,
            NULL::text,
            'function'::text,
            d.comment,
            (d.comment ~~ 'Deprecated: %'::text)
           FROM (pg_proc p
             CROSS JOIN LATERAL ( SELECT obj_description(p.oid, 'pg_proc'::name) AS comment) d)
          WHERE (p.pronamespace = ('news'::regnamespace)::oid)
        )
 SELECT relation,
    "position",
    column_name,
    type,
    regexp_replace(comment, ' Since \d+\.\d+\.$'::text, ''::text) AS meaning,
    "substring"(comment, '(?:e\.g\.|Example:) (.+?)(?:[.;] |[.;]?$)'::text) AS example,
    COALESCE("substring"(comment, ' Since (\d+\.\d+)\.$'::text), '0.1'::text) AS since,
    COALESCE(is_deprecated, false) AS is_deprecated
   FROM said
  ORDER BY relation, "position";

COMMENT ON VIEW news.data_dictionary IS 'What there is to query and what it means: every view, column and function of this schema.';

COMMENT ON COLUMN news.data_dictionary.relation IS 'View or function, e.g. articles.';

COMMENT ON COLUMN news.data_dictionary."position" IS 'Place of the column; 0: the relation itself.';

COMMENT ON COLUMN news.data_dictionary.column_name IS 'The column, e.g. headline. Null: the relation itself.';

COMMENT ON COLUMN news.data_dictionary.type IS 'SQL type of the column, or view, function.';

COMMENT ON COLUMN news.data_dictionary.meaning IS 'What it means, with unit, example, and what null means.';

COMMENT ON COLUMN news.data_dictionary.example IS 'A value, or for a function a call. Null: none is given. Since 0.2.';

COMMENT ON COLUMN news.data_dictionary.since IS 'The version of Broadsheet that has it first, e.g. 0.1. Since 0.2.';

COMMENT ON COLUMN news.data_dictionary.is_deprecated IS 'Whether it will be removed; its view''s meaning then names the successor. Since 0.2.';

CREATE TABLE warehouse.status_change (
    article_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    before text NOT NULL,
    status text NOT NULL,
    CONSTRAINT status_change_status_check CHECK ((status = ANY (ARRAY['live'::text, 'gone'::text, 'retracted'::text])))
);

CREATE VIEW news.disappeared AS
 SELECT c.article_id,
    s.name AS source,
    a.url_canonical,
    c.status AS how,
    c.at AS noticed_at,
    back.at AS back_at,
    a.published_at,
    a.first_seen_at,
    (c.at - COALESCE(a.published_at, a.first_seen_at)) AS lived_for,
    last.headline,
        CASE
            WHEN (warehouse.may_read_text(s.is_open) AND (a.status <> 'taken_down'::text)) THEN last.body_text
            ELSE NULL::text
        END AS last_text,
    last.revision_id AS last_revision_id,
    last.revision_no AS last_revision_no
   FROM ((((warehouse.status_change c
     JOIN warehouse.article a USING (article_id))
     JOIN warehouse.source s USING (source_id))
     LEFT JOIN LATERAL ( SELECT n.at
           FROM warehouse.status_change n
          WHERE ((n.article_id = c.article_id) AND (n.at > c.at) AND (n.status = 'live'::text))
          ORDER BY n.at
         LIMIT 1) back ON (true))
     CROSS JOIN LATERAL ( SELECT r.headline,
            r.body_text,
            r.revision_id,
            r.revision_no
           FROM warehouse.article_revision r
          WHERE ((r.article_id = c.article_id) AND ((r.revision_no = 1) OR (r.observed_at <= c.at)) AND ((r.revision_no = 1) OR (r.status <> 'retracted'::text)))
          ORDER BY r.revision_no DESC
         LIMIT 1) last)
  WHERE (c.status = ANY (ARRAY['gone'::text, 'retracted'::text]));

COMMENT ON VIEW news.disappeared IS 'Every time that a publisher took an article away, or said that it is retracted; with the last text it had before. Since 0.2.';

COMMENT ON COLUMN news.disappeared.article_id IS 'The article, for news.articles. Since 0.2.';

COMMENT ON COLUMN news.disappeared.source IS 'Key of the outlet, for news.sources. Since 0.2.';

COMMENT ON COLUMN news.disappeared.url_canonical IS 'The article''s canonical URL. Since 0.2.';

COMMENT ON COLUMN news.disappeared.how IS 'gone (no longer served: 404, 410, or a notice in its place) or retracted (the page says so). Since 0.2.';

COMMENT ON COLUMN news.disappeared.noticed_at IS 'When we noticed (our clock, UTC); it may have been away before. Since 0.2.';

COMMENT ON COLUMN news.disappeared.back_at IS 'When we saw it served again (UTC). Null: it has not come back. Since 0.2.';

COMMENT ON COLUMN news.disappeared.published_at IS 'When the publisher said it was published (UTC). Null: the page did not say. Since 0.2.';

COMMENT ON COLUMN news.disappeared.first_seen_at IS 'When we first read it (our clock, UTC). Since 0.2.';

COMMENT ON COLUMN news.disappeared.lived_for IS 'From publication (else from our first sight) until we noticed, e.g. 3 days 04:10:00. Since 0.2.';

COMMENT ON COLUMN news.disappeared.headline IS 'The last headline it had before. Since 0.2.';

COMMENT ON COLUMN news.disappeared.last_text IS 'The last text it had before, a retraction''s own notice left out. Null: withheld (a limited reader, or taken down). Since 0.2.';

COMMENT ON COLUMN news.disappeared.last_revision_id IS 'The revision of that text, for news.revisions. Since 0.2.';

COMMENT ON COLUMN news.disappeared.last_revision_no IS 'Its number. Since 0.2.';

CREATE VIEW news.edit_rates AS
SELECT
    NULL::text AS source,
    NULL::date AS month,
    NULL::bigint AS articles,
    NULL::numeric AS revised_share,
    NULL::numeric AS silent_share,
    NULL::numeric AS corrected_share,
    NULL::numeric AS away_share;

COMMENT ON VIEW news.edit_rates IS 'Which share of what an outlet published in a month was changed afterwards, as far as we looked again. Since 0.2.';

COMMENT ON COLUMN news.edit_rates.source IS 'Key of the outlet, for news.sources. Since 0.2.';

COMMENT ON COLUMN news.edit_rates.month IS 'First day of the month of publication, e.g. 2026-11-01. Since 0.2.';

COMMENT ON COLUMN news.edit_rates.articles IS 'Articles of that month. Since 0.2.';

COMMENT ON COLUMN news.edit_rates.revised_share IS 'Share whose text was changed after our first sight, 0 to 1, e.g. 0.0312. Since 0.2.';

COMMENT ON COLUMN news.edit_rates.silent_share IS 'Share changed at least once without a new stamp. Since 0.2.';

COMMENT ON COLUMN news.edit_rates.corrected_share IS 'Share that carries a note of correction. Since 0.2.';

COMMENT ON COLUMN news.edit_rates.away_share IS 'Share that is gone or retracted now. Since 0.2.';

CREATE TABLE warehouse.fetch_log (
    fetch_id bigint NOT NULL,
    run_id bigint NOT NULL,
    source_id bigint NOT NULL,
    url text NOT NULL,
    key bytea,
    purpose text NOT NULL,
    status integer,
    error text,
    bytes bigint NOT NULL,
    elapsed_ms bigint,
    etag text,
    last_modified text,
    raw_ref text,
    at timestamp with time zone NOT NULL,
    load_id bigint NOT NULL
);

CREATE VIEW news.fetches AS
 SELECT f.fetch_id,
    s.name AS source,
    f.url,
    f.purpose,
    f.status,
    f.error,
    f.bytes,
    f.elapsed_ms,
    f.etag,
    f.last_modified,
    f.raw_ref,
    f.at,
    f.run_id
   FROM (warehouse.fetch_log f
     JOIN warehouse.source s USING (source_id));

COMMENT ON VIEW news.fetches IS 'Every request that was made, and what came.';

COMMENT ON COLUMN news.fetches.fetch_id IS 'Surrogate key.';

COMMENT ON COLUMN news.fetches.source IS 'Key of the outlet.';

COMMENT ON COLUMN news.fetches.url IS 'The address asked for.';

COMMENT ON COLUMN news.fetches.purpose IS 'article, robots, feed, sitemap or section.';

COMMENT ON COLUMN news.fetches.status IS 'HTTP status, e.g. 200, 304. Null: no response came.';

COMMENT ON COLUMN news.fetches.error IS 'What went wrong. Null: nothing.';

COMMENT ON COLUMN news.fetches.bytes IS 'Bytes of the body.';

COMMENT ON COLUMN news.fetches.elapsed_ms IS 'Milliseconds until the response. Null: none came.';

COMMENT ON COLUMN news.fetches.etag IS 'The ETag header. Null: none.';

COMMENT ON COLUMN news.fetches.last_modified IS 'The Last-Modified header as sent. Null: none.';

COMMENT ON COLUMN news.fetches.raw_ref IS 'Where the response is archived. Null: none came.';

COMMENT ON COLUMN news.fetches.at IS 'When it was asked (our clock, UTC).';

COMMENT ON COLUMN news.fetches.run_id IS 'The run, for news.runs.';

CREATE VIEW news."fetch" AS
 SELECT fetch_id,
    source,
    url,
    purpose,
    status,
    error,
    bytes,
    elapsed_ms,
    etag,
    last_modified,
    raw_ref,
    at,
    run_id
   FROM news.fetches;

COMMENT ON VIEW news."fetch" IS 'Deprecated: use news.fetches; will be removed in 0.3.';

CREATE TABLE warehouse.run (
    run_id bigint NOT NULL,
    run uuid NOT NULL,
    site text NOT NULL,
    code text,
    airflow text,
    interval_start timestamp with time zone,
    interval_end timestamp with time zone,
    first_batch_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    finish_reason text,
    seen bigint,
    counts jsonb,
    stats jsonb,
    books jsonb
);

CREATE TABLE warehouse.touched_day (
    touched_id bigint NOT NULL,
    source_id bigint NOT NULL,
    day date NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE VIEW news.freshness AS
 SELECT s.name AS source,
    s.articles,
    s.newest_first_seen_at,
    run.ended_at AS last_run_ended_at,
    run.finish_reason AS last_run_finish_reason,
    (COALESCE(week.articles, (0)::numeric))::bigint AS articles_this_week,
    week.delay AS median_delay,
    ( SELECT max(d.refreshed_at) AS max
           FROM warehouse.source_day d
          WHERE (d.source_id = s.source_id)) AS refreshed_at,
    (EXISTS ( SELECT
           FROM warehouse.touched_day t
          WHERE (t.source_id = s.source_id))) AS is_refresh_due
   FROM ((warehouse.source s
     LEFT JOIN LATERAL ( SELECT r.ended_at,
            r.finish_reason
           FROM warehouse.run r
          WHERE ((r.site = s.name) AND (r.ended_at IS NOT NULL))
          ORDER BY r.first_batch_at DESC
         LIMIT 1) run ON (true))
     LEFT JOIN LATERAL ( SELECT sum(d.articles) AS articles,
            percentile_cont((0.5)::double precision) WITHIN GROUP (ORDER BY d.median_delay) AS delay
           FROM warehouse.source_day d
          WHERE ((d.source_id = s.source_id) AND (d.day > (((now() AT TIME ZONE s.timezone))::date - 7)))) week ON (true));

COMMENT ON VIEW news.freshness IS 'How fresh each outlet is, and how fresh the figures by day are. Since 0.2.';

COMMENT ON COLUMN news.freshness.source IS 'Key of the outlet, for news.sources. Since 0.2.';

COMMENT ON COLUMN news.freshness.articles IS 'All its articles. Since 0.2.';

COMMENT ON COLUMN news.freshness.newest_first_seen_at IS 'When we first saw its newest article (our clock, UTC). Null: no article yet. Since 0.2.';

COMMENT ON COLUMN news.freshness.last_run_ended_at IS 'When the last crawl of the site ended (UTC). Null: never, or it is no site of its own. Since 0.2.';

COMMENT ON COLUMN news.freshness.last_run_finish_reason IS 'How that crawl ended: finished, shutdown, failed, killed. Null: none has. Since 0.2.';

COMMENT ON COLUMN news.freshness.articles_this_week IS 'Articles published on the last seven days, as counted by the last refresh. Since 0.2.';

COMMENT ON COLUMN news.freshness.median_delay IS 'Median over those days of the median time from publication to our first sight, e.g. 00:07:30. Null: none names its time. Since 0.2.';

COMMENT ON COLUMN news.freshness.refreshed_at IS 'When days of it were last counted for the views by day (UTC). Null: never. Since 0.2.';

COMMENT ON COLUMN news.freshness.is_refresh_due IS 'Whether loads have touched days that are not counted anew yet; the DAG `refresh` does it, or `news refresh`. Since 0.2.';

CREATE VIEW news.headline_history AS
 SELECT h.article_id,
    s.name AS source,
    a.url_canonical,
    h.headline,
    h.previous_headline,
    h.seen_at,
    lead(h.seen_at) OVER (PARTITION BY h.article_id ORDER BY h.revision_no) AS seen_until,
    h.is_silent
   FROM ((( SELECT r.article_id,
            r.revision_no,
            r.headline,
            r.observed_at AS seen_at,
            (r.kind = 'stealth'::text) AS is_silent,
            lag(r.headline) OVER (PARTITION BY r.article_id ORDER BY r.revision_no) AS previous_headline
           FROM warehouse.article_revision r) h
     JOIN warehouse.article a USING (article_id))
     JOIN warehouse.source s USING (source_id))
  WHERE (h.previous_headline IS DISTINCT FROM h.headline);

COMMENT ON VIEW news.headline_history IS 'Every headline an article has had, one row each, in order. Filter by article_id. Since 0.2.';

COMMENT ON COLUMN news.headline_history.article_id IS 'The article, for news.articles. Since 0.2.';

COMMENT ON COLUMN news.headline_history.source IS 'Key of the outlet, for news.sources. Since 0.2.';

COMMENT ON COLUMN news.headline_history.url_canonical IS 'The article''s canonical URL. Since 0.2.';

COMMENT ON COLUMN news.headline_history.headline IS 'The headline. Since 0.2.';

COMMENT ON COLUMN news.headline_history.previous_headline IS 'The one before it. Null: this is the first. Since 0.2.';

COMMENT ON COLUMN news.headline_history.seen_at IS 'When we first read it (our clock, UTC). Since 0.2.';

COMMENT ON COLUMN news.headline_history.seen_until IS 'When we first read the next one (UTC). Null: it stands. Since 0.2.';

COMMENT ON COLUMN news.headline_history.is_silent IS 'Whether it came without a new stamp of the publisher. Since 0.2.';

CREATE VIEW news.images AS
 SELECT i.article_id,
    i."position",
        CASE
            WHEN warehouse.may_read_text(s.is_open) THEN i.url
            ELSE NULL::text
        END AS url,
        CASE
            WHEN warehouse.may_read_text(s.is_open) THEN i.caption
            ELSE NULL::text
        END AS caption,
    i.credit_raw,
    i.credit_agency,
        CASE
            WHEN warehouse.may_read_text(s.is_open) THEN i.alt
            ELSE NULL::text
        END AS alt,
    i.width,
    i.height,
    i.is_main,
    COALESCE(i.credit_agencies, array_remove(ARRAY[i.credit_agency], NULL::text)) AS credit_agencies
   FROM ((warehouse.article_image i
     JOIN warehouse.article a USING (article_id))
     LEFT JOIN warehouse.source s USING (source_id))
  WHERE (a.status <> 'taken_down'::text);

COMMENT ON VIEW news.images IS 'The pictures of the articles as they stand, in the order of the page. Those of articles that were taken down are left out.';

COMMENT ON COLUMN news.images.article_id IS 'The article, for news.articles.';

COMMENT ON COLUMN news.images."position" IS 'Place in the article, from 0; the cover is first.';

COMMENT ON COLUMN news.images.url IS 'Address of the largest variant offered (contentUrl). Null: withheld from a limited reader.';

COMMENT ON COLUMN news.images.caption IS 'Caption without the credit. Null: none, or withheld.';

COMMENT ON COLUMN news.images.credit_raw IS 'Credit as printed (creditText), e.g. "(Korean Central News Agency)". Null: none.';

COMMENT ON COLUMN news.images.credit_agency IS 'Agency of the credit, normalised; of a joined one the first, e.g. kcna. Null: no known agency.';

COMMENT ON COLUMN news.images.alt IS 'Text alternative. Null: none, or withheld.';

COMMENT ON COLUMN news.images.width IS 'Pixels, as the page says. Null: it does not.';

COMMENT ON COLUMN news.images.height IS 'Pixels, as the page says. Null: it does not.';

COMMENT ON COLUMN news.images.is_main IS 'Whether it is the cover.';

COMMENT ON COLUMN news.images.credit_agencies IS 'All agencies of the credit, e.g. {afp,yonhap}. Empty: no known agency. Since 0.2.';

CREATE VIEW news.image AS
 SELECT article_id,
    "position",
    url,
    caption,
    credit_raw,
    credit_agency,
    alt,
    width,
    height,
    is_main,
    credit_agencies
   FROM news.images;

COMMENT ON VIEW news.image IS 'Deprecated: use news.images; will be removed in 0.3.';

CREATE TABLE warehouse.quarantine (
    quarantine_id bigint NOT NULL,
    run_id bigint NOT NULL,
    source_id bigint NOT NULL,
    key bytea,
    url text NOT NULL,
    stage text NOT NULL,
    reason text NOT NULL,
    detail text,
    raw_ref text,
    record text,
    at timestamp with time zone NOT NULL,
    load_id bigint NOT NULL,
    CONSTRAINT quarantine_stage_check CHECK ((stage = ANY (ARRAY['crawl'::text, 'load'::text])))
);

CREATE VIEW news.quarantine AS
 SELECT q.quarantine_id,
    s.name AS source,
    q.url,
    q.stage,
    q.reason,
    q.detail,
    q.raw_ref,
    q.at,
    q.run_id
   FROM (warehouse.quarantine q
     JOIN warehouse.source s USING (source_id));

COMMENT ON VIEW news.quarantine IS 'What could not be read or loaded, with its reason; nothing is dropped silently.';

COMMENT ON COLUMN news.quarantine.quarantine_id IS 'Surrogate key.';

COMMENT ON COLUMN news.quarantine.source IS 'Key of the outlet.';

COMMENT ON COLUMN news.quarantine.url IS 'The address.';

COMMENT ON COLUMN news.quarantine.stage IS 'Where it stopped: crawl or load.';

COMMENT ON COLUMN news.quarantine.reason IS 'Why, in one word, e.g. empty_page, no_headline.';

COMMENT ON COLUMN news.quarantine.detail IS 'Why, in a sentence. Null: nothing to add.';

COMMENT ON COLUMN news.quarantine.raw_ref IS 'Where the response is archived, to be read again. Null: none came.';

COMMENT ON COLUMN news.quarantine.at IS 'When (our clock, UTC).';

COMMENT ON COLUMN news.quarantine.run_id IS 'The run, for news.runs.';

CREATE TABLE warehouse.reextraction (
    reextraction_id bigint NOT NULL,
    pass uuid NOT NULL,
    article_id bigint NOT NULL,
    read_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    code text NOT NULL,
    raw_ref text NOT NULL,
    was_hash bytea NOT NULL,
    outcome text NOT NULL,
    reason text,
    detail text,
    differences jsonb,
    record json,
    applied_at timestamp with time zone,
    revision_id bigint,
    CONSTRAINT reextraction_check CHECK (((outcome = ANY (ARRAY['not_an_article'::text, 'unreadable'::text])) = (reason IS NOT NULL))),
    CONSTRAINT reextraction_outcome_check CHECK ((outcome = ANY (ARRAY['same'::text, 'text'::text, 'fields'::text, 'not_an_article'::text, 'unreadable'::text])))
);

CREATE VIEW news.reextractions AS
 SELECT x.reextraction_id,
    x.article_id,
    s.name AS source,
    a.url_canonical,
    x.pass,
    x.read_at,
    x.code,
    x.outcome,
    x.reason,
    x.detail,
        CASE
            WHEN (warehouse.may_read_text(s.is_open) AND (a.status <> 'taken_down'::text)) THEN x.differences
            ELSE NULL::jsonb
        END AS differences,
    x.raw_ref,
    x.applied_at,
    x.revision_id
   FROM ((warehouse.reextraction x
     JOIN warehouse.article a USING (article_id))
     JOIN warehouse.source s USING (source_id));

COMMENT ON VIEW news.reextractions IS 'Archived pages read again with later code (`news reextract`): the newest reading that waits, and every one that was applied.';

COMMENT ON COLUMN news.reextractions.reextraction_id IS 'Surrogate key.';

COMMENT ON COLUMN news.reextractions.article_id IS 'The article, for news.articles.';

COMMENT ON COLUMN news.reextractions.source IS 'Key of the outlet.';

COMMENT ON COLUMN news.reextractions.url_canonical IS 'The article''s canonical URL.';

COMMENT ON COLUMN news.reextractions.pass IS 'One call of news reextract: all that was read in it.';

COMMENT ON COLUMN news.reextractions.read_at IS 'When the page was read again (our clock, UTC).';

COMMENT ON COLUMN news.reextractions.code IS 'Version of the code that read it.';

COMMENT ON COLUMN news.reextractions.outcome IS 'same; text (headline or body differ: applying makes a revision); fields (only other fields differ); not_an_article; unreadable.';

COMMENT ON COLUMN news.reextractions.reason IS 'Why it is no article or cannot be read, in one word. Null: it is one.';

COMMENT ON COLUMN news.reextractions.detail IS 'The same in a sentence. Null: nothing to add.';

COMMENT ON COLUMN news.reextractions.differences IS 'By field: kind (changed, gained, lost) with was and now, cut around the first difference. Null: there are none, or withheld.';

COMMENT ON COLUMN news.reextractions.raw_ref IS 'The archived response that was read.';

COMMENT ON COLUMN news.reextractions.applied_at IS 'When it was applied (UTC). Null: it was not.';

COMMENT ON COLUMN news.reextractions.revision_id IS 'The revision that applying it made, for news.revisions. Null: none.';

CREATE VIEW news.reextraction AS
 SELECT reextraction_id,
    article_id,
    source,
    url_canonical,
    pass,
    read_at,
    code,
    outcome,
    reason,
    detail,
    differences,
    raw_ref,
    applied_at,
    revision_id
   FROM news.reextractions;

COMMENT ON VIEW news.reextraction IS 'Deprecated: use news.reextractions; will be removed in 0.3.';

CREATE VIEW news.revisions AS
 SELECT r.revision_id,
    r.article_id,
    s.name AS source,
    a.url_canonical,
    r.revision_no,
    r.kind,
    (r.kind = 'stealth'::text) AS is_silent,
    r.observed_at,
    COALESCE(r.observed_until, a.last_seen_at) AS observed_until,
    r.observed_at AS valid_from,
    r.valid_to,
    r.headline,
    ( SELECT p.headline
           FROM warehouse.article_revision p
          WHERE ((p.article_id = r.article_id) AND (p.revision_no = (r.revision_no - 1)))) AS previous_headline,
        CASE
            WHEN (warehouse.may_read_text(s.is_open) AND (a.status <> 'taken_down'::text)) THEN r.body_text
            ELSE NULL::text
        END AS body_text,
    r.published_at,
    r.updated_at,
    r.status,
    r.word_count,
    (r.word_count - ( SELECT p.word_count
           FROM warehouse.article_revision p
          WHERE ((p.article_id = r.article_id) AND (p.revision_no = (r.revision_no - 1))))) AS words_gained,
    r.content_hash,
    r.raw_ref,
    r.parser_name,
    r.parser_version,
    r.run_id,
    r.load_id,
    r.first_seen_at,
    r.words_added,
    r.words_removed,
    r.share_changed,
        CASE
            WHEN (warehouse.may_read_text(s.is_open) AND (a.status <> 'taken_down'::text)) THEN r.changes
            ELSE NULL::jsonb
        END AS changes,
        CASE
            WHEN (a.status <> 'taken_down'::text) THEN r.subheadline
            ELSE NULL::text
        END AS subheadline,
        CASE
            WHEN (a.status <> 'taken_down'::text) THEN r.description
            ELSE NULL::text
        END AS description,
    r.language,
    r.char_count
   FROM ((warehouse.article_revision r
     JOIN warehouse.article a USING (article_id))
     JOIN warehouse.source s USING (source_id));

COMMENT ON VIEW news.revisions IS 'Every text an article has had, oldest first by revision_no, in two times: what the publisher says (published_at, updated_at) and what we saw (observed_at, observed_until). Filter by article_id or url_canonical: it is indexed by article.';

COMMENT ON COLUMN news.revisions.revision_id IS 'Surrogate key.';

COMMENT ON COLUMN news.revisions.article_id IS 'The article, for news.articles.';

COMMENT ON COLUMN news.revisions.source IS 'Key of the outlet, for news.sources.';

COMMENT ON COLUMN news.revisions.url_canonical IS 'The article''s canonical URL.';

COMMENT ON COLUMN news.revisions.revision_no IS '1 for the first text we read, then counted on.';

COMMENT ON COLUMN news.revisions.kind IS 'first; update (the publisher''s stamp moved); stealth (it did not); withdrawn; reextracted (our reading changed, not the page).';

COMMENT ON COLUMN news.revisions.is_silent IS 'Whether headline or text changed while the publisher''s own stamp did not.';

COMMENT ON COLUMN news.revisions.observed_at IS 'First time we read this text (our clock, UTC).';

COMMENT ON COLUMN news.revisions.observed_until IS 'Last time we read this text (our clock, UTC).';

COMMENT ON COLUMN news.revisions.valid_from IS 'From when on we hold it to be the text: observed_at.';

COMMENT ON COLUMN news.revisions.valid_to IS 'When the next revision was observed (UTC). Null: this is the current one.';

COMMENT ON COLUMN news.revisions.headline IS 'Headline of this revision.';

COMMENT ON COLUMN news.revisions.previous_headline IS 'Headline of the revision before. Null: this is the first.';

COMMENT ON COLUMN news.revisions.body_text IS 'Text of this revision. Null: withheld (a limited reader, or taken down).';

COMMENT ON COLUMN news.revisions.published_at IS 'Publication time the page gave then (UTC). Null: it gave none.';

COMMENT ON COLUMN news.revisions.updated_at IS 'Update time the page gave then (UTC). Null: it gave none.';

COMMENT ON COLUMN news.revisions.status IS 'What the page said of itself then: live or retracted.';

COMMENT ON COLUMN news.revisions.word_count IS 'Words of its text.';

COMMENT ON COLUMN news.revisions.words_gained IS 'Words more than the revision before; negative: fewer. Null: this is the first.';

COMMENT ON COLUMN news.revisions.content_hash IS 'sha256 over normalised headline and body.';

COMMENT ON COLUMN news.revisions.raw_ref IS 'Where the response is archived. Null: not archived.';

COMMENT ON COLUMN news.revisions.parser_name IS 'What read it.';

COMMENT ON COLUMN news.revisions.parser_version IS 'Version of what read it.';

COMMENT ON COLUMN news.revisions.run_id IS 'The run that brought it.';

COMMENT ON COLUMN news.revisions.load_id IS 'The load that brought it.';

COMMENT ON COLUMN news.revisions.first_seen_at IS 'When we first read the article, whatever it said then (our clock, UTC). Since 0.2.';

COMMENT ON COLUMN news.revisions.words_added IS 'Words of its text that the one before does not have at that place, e.g. 14. Null: this is the first, or it is not compared yet. Since 0.2.';

COMMENT ON COLUMN news.revisions.words_removed IS 'Words of the text before that this one does not have at that place. Null: this is the first, or it is not compared yet. Since 0.2.';

COMMENT ON COLUMN news.revisions.share_changed IS 'Part of the words of both texts that the other does not have: 0 the same words (only the headline changed), 1 nothing in common, e.g. 0.0421. Null: this is the first, or it is not compared yet. Since 0.2.';

COMMENT ON COLUMN news.revisions.changes IS 'The first 20 passages that differ: [{"was": "a quarter", "now": "half a"}, …], each cut at 300 characters; null in place of a side: nothing stood, or stands, there. Null: this is the first, not compared yet, or withheld. Since 0.2.';

COMMENT ON COLUMN news.revisions.subheadline IS 'Second headline of this revision. Null: none, or taken down. Since 0.2.';

COMMENT ON COLUMN news.revisions.description IS 'Summary the page gave about itself. Null: none, or taken down. Since 0.2.';

COMMENT ON COLUMN news.revisions.language IS 'Language of this revision (BCP 47), e.g. en; und: unknown. Since 0.2.';

COMMENT ON COLUMN news.revisions.char_count IS 'Characters of its text. Since 0.2.';

CREATE VIEW news.revision AS
 SELECT revision_id,
    article_id,
    source,
    url_canonical,
    revision_no,
    kind,
    is_silent,
    observed_at,
    observed_until,
    valid_from,
    valid_to,
    headline,
    previous_headline,
    body_text,
    published_at,
    updated_at,
    status,
    word_count,
    words_gained,
    content_hash,
    raw_ref,
    parser_name,
    parser_version,
    run_id,
    load_id,
    first_seen_at,
    words_added,
    words_removed,
    share_changed,
    changes,
    subheadline,
    description,
    language,
    char_count
   FROM news.revisions;

COMMENT ON VIEW news.revision IS 'Deprecated: use news.revisions; will be removed in 0.3.';

CREATE VIEW news.runs AS
 SELECT r.run_id,
    r.run,
    r.site,
    r.airflow AS dag_run_id,
    r.interval_start,
    r.interval_end,
    COALESCE(r.started_at, r.first_batch_at) AS started_at,
    r.ended_at,
    r.finish_reason,
    r.seen,
    COALESCE(((b.books ->> 'loaded'::text))::bigint, (0)::bigint) AS loaded,
    COALESCE(((b.books ->> 'updated'::text))::bigint, (0)::bigint) AS updated,
    COALESCE(((b.books ->> 'unchanged'::text))::bigint, (0)::bigint) AS unchanged,
    COALESCE(((b.books ->> 'duplicate'::text))::bigint, (0)::bigint) AS duplicate,
    COALESCE(((b.books ->> 'filtered'::text))::bigint, (0)::bigint) AS filtered,
    COALESCE(((b.books ->> 'blocked'::text))::bigint, (0)::bigint) AS blocked,
    COALESCE(((b.books ->> 'gone'::text))::bigint, (0)::bigint) AS gone,
    COALESCE(((b.books ->> 'failed'::text))::bigint, (0)::bigint) AS failed,
    COALESCE(((b.books ->> 'quarantined'::text))::bigint, (0)::bigint) AS quarantined,
    COALESCE(((b.books ->> 'deferred'::text))::bigint, (0)::bigint) AS deferred,
    (COALESCE(((b.books ->> 'seen'::text))::bigint, (0)::bigint) + COALESCE(((b.books ->> 'staged'::text))::bigint, (0)::bigint)) AS undecided,
    r.code
   FROM (warehouse.run r
     CROSS JOIN LATERAL ( SELECT
                CASE
                    WHEN (r.books IS NOT NULL) THEN r.books
                    ELSE ( SELECT jsonb_object_agg(counted.state, counted.addresses) AS jsonb_object_agg
                       FROM ( SELECT a.state,
                                count(*) AS addresses
                               FROM warehouse.address a
                              WHERE (a.run_id = r.run_id)
                              GROUP BY a.state) counted)
                END AS books) b);

COMMENT ON VIEW news.runs IS 'The books: one row for each crawl of a site. For a run that has ended, seen is the sum of the ten states and undecided is 0; `news check` proves it.';

COMMENT ON COLUMN news.runs.run_id IS 'Surrogate key of the run.';

COMMENT ON COLUMN news.runs.run IS 'The run''s UUID, the same as in the names of its staged batches and archive files; sorts by time.';

COMMENT ON COLUMN news.runs.site IS 'The site that was crawled, as `news sites` names it.';

COMMENT ON COLUMN news.runs.dag_run_id IS 'Id of the Airflow DAG run, e.g. scheduled__2026-11-23T21:05:00+00:00. Null: started by hand.';

COMMENT ON COLUMN news.runs.interval_start IS 'Start of the data interval the crawl was asked for (UTC). Null: none.';

COMMENT ON COLUMN news.runs.interval_end IS 'End of the data interval, exclusive (UTC). Null: none.';

COMMENT ON COLUMN news.runs.started_at IS 'When the crawl began (UTC).';

COMMENT ON COLUMN news.runs.ended_at IS 'When the crawl ended (UTC). Null: its last batch is not loaded yet.';

COMMENT ON COLUMN news.runs.finish_reason IS 'finished, shutdown (stopped), failed, killed. Null: not ended.';

COMMENT ON COLUMN news.runs.seen IS 'Number of different addresses the crawl says it saw, counted apart from the ledger. Null: not ended.';

COMMENT ON COLUMN news.runs.loaded IS 'Addresses that became a new article.';

COMMENT ON COLUMN news.runs.updated IS 'Addresses whose article got a new revision.';

COMMENT ON COLUMN news.runs.unchanged IS 'Addresses asked for and found as they were before.';

COMMENT ON COLUMN news.runs.duplicate IS 'Addresses that turned out to be an article of another address of the run.';

COMMENT ON COLUMN news.runs.filtered IS 'Addresses not wanted by rule; news.addresses.reason says which.';

COMMENT ON COLUMN news.runs.blocked IS 'Addresses that robots.txt forbids.';

COMMENT ON COLUMN news.runs.gone IS 'Addresses that answered 404 or 410, or carry a withdrawal notice.';

COMMENT ON COLUMN news.runs.failed IS 'Addresses whose fetch did not succeed; tried again in the next run.';

COMMENT ON COLUMN news.runs.quarantined IS 'Addresses whose page could not be read or loaded; see news.quarantine.';

COMMENT ON COLUMN news.runs.deferred IS 'Addresses seen and not fetched in this run: not due, limit reached, interrupted.';

COMMENT ON COLUMN news.runs.undecided IS 'Addresses whose outcome is not loaded yet; 0 for a run that has ended.';

COMMENT ON COLUMN news.runs.code IS 'Version of Broadsheet that crawled.';

CREATE VIEW news.run AS
 SELECT run_id,
    run,
    site,
    dag_run_id,
    interval_start,
    interval_end,
    started_at,
    ended_at,
    finish_reason,
    seen,
    loaded,
    updated,
    unchanged,
    duplicate,
    filtered,
    blocked,
    gone,
    failed,
    quarantined,
    deferred,
    undecided,
    code
   FROM news.runs;

COMMENT ON VIEW news.run IS 'Deprecated: use news.runs; will be removed in 0.3.';

CREATE VIEW news.sources AS
 SELECT name AS source,
    title,
    base_url,
    timezone,
    language,
    country,
    first_seen_at,
    articles,
    newest_first_seen_at,
    is_open
   FROM warehouse.source s;

COMMENT ON VIEW news.sources IS 'The outlets: one row for each newspaper, or for each host of pages read by `news crawl web`.';

COMMENT ON COLUMN news.sources.source IS 'Key of the outlet, e.g. korea_herald; for pages of `web` the host.';

COMMENT ON COLUMN news.sources.title IS 'Name of the outlet as people know it, e.g. The Korea Herald.';

COMMENT ON COLUMN news.sources.base_url IS 'Scheme and host of its addresses, e.g. https://www.koreaherald.com. Null: not a configured site, its pages came from an archive or a list.';

COMMENT ON COLUMN news.sources.timezone IS 'IANA zone in which its times are read where a page names none, e.g. Asia/Seoul.';

COMMENT ON COLUMN news.sources.language IS 'Its main language (BCP 47), e.g. en. Null: not configured.';

COMMENT ON COLUMN news.sources.country IS 'Its country (ISO 3166 alpha-2), e.g. KR. Null: not configured.';

COMMENT ON COLUMN news.sources.first_seen_at IS 'When the first article or address of it was loaded (our clock, UTC).';

COMMENT ON COLUMN news.sources.articles IS 'Number of its articles in the warehouse, withdrawn ones included.';

COMMENT ON COLUMN news.sources.newest_first_seen_at IS 'When we first saw its newest article (our clock, UTC). Null: no article yet.';

COMMENT ON COLUMN news.sources.is_open IS 'Whether limited readers may read its texts and pictures as well; false: they are withheld from them. Since 0.2.';

CREATE VIEW news.source AS
 SELECT source,
    title,
    base_url,
    timezone,
    language,
    country,
    first_seen_at,
    articles,
    newest_first_seen_at,
    is_open
   FROM news.sources;

COMMENT ON VIEW news.source IS 'Deprecated: use news.sources; will be removed in 0.3.';

CREATE TABLE warehouse.takedown (
    takedown_id bigint NOT NULL,
    article_id bigint NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    reason text NOT NULL,
    lifted_at timestamp with time zone,
    lifted_because text,
    CONSTRAINT takedown_check CHECK (((lifted_at IS NULL) = (lifted_because IS NULL))),
    CONSTRAINT takedown_reason_check CHECK ((reason <> ''::text))
);

CREATE VIEW news.status_changes AS
 SELECT article_id,
    at,
    previous_status,
    status,
    lead(at) OVER (PARTITION BY article_id ORDER BY at) AS until
   FROM ( SELECT status_change.article_id,
            status_change.at,
            status_change.before AS previous_status,
            status_change.status
           FROM warehouse.status_change
        UNION ALL
         SELECT takedown.article_id,
            takedown.at,
            'live'::text,
            'taken_down'::text
           FROM warehouse.takedown
        UNION ALL
         SELECT takedown.article_id,
            takedown.lifted_at,
            'taken_down'::text,
            'live'::text
           FROM warehouse.takedown
          WHERE (takedown.lifted_at IS NOT NULL)) c;

COMMENT ON VIEW news.status_changes IS 'Every time that an article went away or came back: to or from gone, retracted, taken_down. Changes of the text are in news.revisions. Since 0.2.';

COMMENT ON COLUMN news.status_changes.article_id IS 'The article, for news.articles. Since 0.2.';

COMMENT ON COLUMN news.status_changes.at IS 'When we saw it (our clock, UTC). Since 0.2.';

COMMENT ON COLUMN news.status_changes.previous_status IS 'The status before, e.g. live. Since 0.2.';

COMMENT ON COLUMN news.status_changes.status IS 'live, gone, retracted, taken_down: from then on. Since 0.2.';

COMMENT ON COLUMN news.status_changes.until IS 'When the next change was seen (UTC). Null: it has this status still. Since 0.2.';

CREATE TABLE warehouse.story (
    story_id bigint NOT NULL,
    origin_id bigint NOT NULL,
    first_source_id bigint NOT NULL,
    first_published_at timestamp with time zone NOT NULL,
    last_published_at timestamp with time zone NOT NULL,
    articles bigint NOT NULL,
    outlets bigint NOT NULL,
    CONSTRAINT story_articles_check CHECK ((articles > 1))
);

CREATE VIEW news.stories AS
 SELECT t.story_id AS story,
    o.headline,
    o.article_id AS origin_id,
    o.url AS origin_url,
    os.name AS origin_source,
    fs.name AS first_source,
    a.published_at AS first_published_at,
    t.last_published_at,
    t.articles,
    t.outlets,
    o.language,
    o.section
   FROM ((((warehouse.story t
     JOIN warehouse.article a ON ((a.article_id = t.story_id)))
     JOIN warehouse.source fs ON ((fs.source_id = a.source_id)))
     JOIN warehouse.article o ON ((o.article_id = t.origin_id)))
     JOIN warehouse.source os ON ((os.source_id = o.source_id)))
UNION ALL
 SELECT a.article_id AS story,
    a.headline,
    a.article_id AS origin_id,
    a.url AS origin_url,
    s.name AS origin_source,
    s.name AS first_source,
    a.published_at AS first_published_at,
    a.published_at AS last_published_at,
    (1)::bigint AS articles,
    (1)::bigint AS outlets,
    a.language,
    a.section
   FROM (warehouse.article a
     JOIN warehouse.source s USING (source_id))
  WHERE (NOT (EXISTS ( SELECT
           FROM warehouse.story_member m
          WHERE (m.article_id = a.article_id))));

COMMENT ON VIEW news.stories IS 'One row for each text, however many outlets carry it (cut, led in, under other headlines, reworded a little). An article without copies is a story too. Its articles: news.story_articles.';

COMMENT ON COLUMN news.stories.story IS 'Number of the story: article_id of its first published article. Another one when an earlier copy is found; news.articles then says the new one for every article of it, the one of the old number too.';

COMMENT ON COLUMN news.stories.headline IS 'Headline of the origin.';

COMMENT ON COLUMN news.stories.origin_id IS 'article_id of the origin: the first published, but for one that set its own lead before another''s text of the same day.';

COMMENT ON COLUMN news.stories.origin_url IS 'Address of the origin.';

COMMENT ON COLUMN news.stories.origin_source IS 'Outlet of the origin, for news.sources.';

COMMENT ON COLUMN news.stories.first_source IS 'Outlet that published first of those we read, for news.sources. The agency that an origin names is in news.articles.wire_agency.';

COMMENT ON COLUMN news.stories.first_published_at IS 'When the first was published, as its publisher says (UTC). Null: its publisher does not say; then it counts as published when we first read it.';

COMMENT ON COLUMN news.stories.last_published_at IS 'When the last copy was published (UTC). Null: there are no copies and the publisher does not say.';

COMMENT ON COLUMN news.stories.articles IS 'How many articles it has; 1: no copies.';

COMMENT ON COLUMN news.stories.outlets IS 'How many outlets they are of.';

COMMENT ON COLUMN news.stories.language IS 'Language of the origin (BCP 47).';

COMMENT ON COLUMN news.stories.section IS 'Section of the origin. Null: its page does not say.';

CREATE VIEW news.story_articles AS
 SELECT m.story_id AS story,
    a.article_id,
    s.name AS source,
    a.url,
    a.headline,
    a.published_at,
    a.language,
    a.section,
    m.role,
    m.kept,
    m.own,
    m.delay,
    t.articles
   FROM (((warehouse.story_member m
     LEFT JOIN warehouse.story t ON ((t.story_id = m.story_id)))
     JOIN warehouse.article a ON ((a.article_id = m.article_id)))
     JOIN warehouse.source s ON ((s.source_id = a.source_id)))
UNION ALL
 SELECT a.article_id AS story,
    a.article_id,
    s.name AS source,
    a.url,
    a.headline,
    a.published_at,
    a.language,
    a.section,
    'origin'::text AS role,
    (1)::real AS kept,
    (0)::real AS own,
    '00:00:00'::interval AS delay,
    (1)::bigint AS articles
   FROM (warehouse.article a
     JOIN warehouse.source s ON ((s.source_id = a.source_id)))
  WHERE (NOT (EXISTS ( SELECT
           FROM warehouse.story_member m
          WHERE (m.article_id = a.article_id))));

COMMENT ON VIEW news.story_articles IS 'One row for each article, with its part in its story. Example, share of copies by outlet: SELECT source, avg((role <> ''origin'')::int) FROM news.story_articles WHERE published_at > now() - interval ''30 days'' GROUP BY source.';

COMMENT ON COLUMN news.story_articles.story IS 'The story, for news.stories.';

COMMENT ON COLUMN news.story_articles.article_id IS 'The article, for news.articles.';

COMMENT ON COLUMN news.story_articles.source IS 'Its outlet, for news.sources.';

COMMENT ON COLUMN news.story_articles.url IS 'Its address.';

COMMENT ON COLUMN news.story_articles.headline IS 'Its headline.';

COMMENT ON COLUMN news.story_articles.published_at IS 'When it was published (UTC). Null: the page does not say.';

COMMENT ON COLUMN news.story_articles.language IS 'Its language (BCP 47).';

COMMENT ON COLUMN news.story_articles.section IS 'Its section. Null: the page does not say.';

COMMENT ON COLUMN news.story_articles.role IS 'origin; copy; rewrite: a copy half of whose words or more are its own. An article without copies is an origin.';

COMMENT ON COLUMN news.story_articles.kept IS 'Share of the origin''s words that it has, in their order, 0 to 1; the origin: 1.';

COMMENT ON COLUMN news.story_articles.own IS 'Share of its words that the origin does not have, 0 to 1; the origin: 0.';

COMMENT ON COLUMN news.story_articles.delay IS 'Time from the first publication of the story to this one, e.g. 02:13:00; the first: 00:00:00.';

COMMENT ON COLUMN news.story_articles.articles IS 'How many articles the story has; 1: no copies.';

CREATE VIEW news.takedowns AS
 SELECT t.takedown_id,
    t.article_id,
    s.name AS source,
    a.url_canonical,
    t.at,
    t.reason,
    t.lifted_at,
    t.lifted_because
   FROM ((warehouse.takedown t
     JOIN warehouse.article a USING (article_id))
     JOIN warehouse.source s USING (source_id));

COMMENT ON VIEW news.takedowns IS 'Articles whose text and pictures we withhold from readers (`news takedown`), and those given back. Since 0.2.';

COMMENT ON COLUMN news.takedowns.takedown_id IS 'Surrogate key. Since 0.2.';

COMMENT ON COLUMN news.takedowns.article_id IS 'The article, for news.articles. Since 0.2.';

COMMENT ON COLUMN news.takedowns.source IS 'Key of the outlet, for news.sources. Since 0.2.';

COMMENT ON COLUMN news.takedowns.url_canonical IS 'The article''s canonical URL. Since 0.2.';

COMMENT ON COLUMN news.takedowns.at IS 'When it was taken down (our clock, UTC). Since 0.2.';

COMMENT ON COLUMN news.takedowns.reason IS 'Why, as given. Since 0.2.';

COMMENT ON COLUMN news.takedowns.lifted_at IS 'When it was given back (UTC). Null: it is withheld. Since 0.2.';

COMMENT ON COLUMN news.takedowns.lifted_because IS 'Why it was given back. Null: it is withheld. Since 0.2.';

CREATE TABLE warehouse.applied_file (
    path text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE warehouse.article_alias (
    source_id bigint NOT NULL,
    key bytea NOT NULL,
    url_canonical text NOT NULL,
    article_id bigint NOT NULL,
    CONSTRAINT article_alias_key_check CHECK ((length(key) = 32))
);

ALTER TABLE warehouse.article ALTER COLUMN article_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME warehouse.article_article_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE warehouse.article_revision ALTER COLUMN revision_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME warehouse.article_revision_revision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE warehouse.article_words (
    article_id bigint NOT NULL,
    version bigint NOT NULL,
    places bytea
);
ALTER TABLE ONLY warehouse.article_words ALTER COLUMN places SET STORAGE EXTERNAL;

ALTER TABLE warehouse.check_result ALTER COLUMN check_result_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME warehouse.check_result_check_result_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE warehouse.fetch_log ALTER COLUMN fetch_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME warehouse.fetch_log_fetch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE warehouse.load_batch (
    load_id bigint NOT NULL,
    site text NOT NULL,
    run uuid NOT NULL,
    seq bigint NOT NULL,
    path text NOT NULL,
    status text NOT NULL,
    reason text,
    run_id bigint,
    sha256 text,
    created_at timestamp with time zone,
    loaded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    seconds double precision,
    lines jsonb,
    counts jsonb,
    CONSTRAINT load_batch_check CHECK (((status = 'refused'::text) = (reason IS NOT NULL))),
    CONSTRAINT load_batch_check1 CHECK (((status = 'refused'::text) OR (run_id IS NOT NULL))),
    CONSTRAINT load_batch_check2 CHECK (((status = 'refused'::text) OR (sha256 IS NOT NULL))),
    CONSTRAINT load_batch_status_check CHECK ((status = ANY (ARRAY['loaded'::text, 'refused'::text])))
);

ALTER TABLE warehouse.load_batch ALTER COLUMN load_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME warehouse.load_batch_load_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE warehouse.migration (
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE warehouse.quarantine ALTER COLUMN quarantine_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME warehouse.quarantine_quarantine_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE warehouse.reextraction ALTER COLUMN reextraction_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME warehouse.reextraction_reextraction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE warehouse.run ALTER COLUMN run_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME warehouse.run_run_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE warehouse.search_waiting (
    load_id bigint NOT NULL,
    session integer NOT NULL,
    since timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    article_ids bigint[] NOT NULL,
    lines bigint[] NOT NULL,
    known_ids bigint[] NOT NULL
);

ALTER TABLE warehouse.source ALTER COLUMN source_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME warehouse.source_source_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE UNLOGGED TABLE warehouse.story_bucket (
    bucket bigint NOT NULL
);

CREATE TABLE warehouse.story_recurring (
    source_id bigint NOT NULL,
    key integer NOT NULL
);

CREATE TABLE warehouse.story_relation (
    one_id bigint NOT NULL,
    two_id bigint NOT NULL,
    why text NOT NULL,
    titled boolean NOT NULL,
    words_one smallint NOT NULL,
    words_two smallint NOT NULL,
    shared smallint NOT NULL,
    one_from smallint NOT NULL,
    one_to smallint NOT NULL,
    two_from smallint NOT NULL,
    two_to smallint NOT NULL
);

CREATE UNLOGGED TABLE warehouse.story_repeated (
    article_id bigint NOT NULL,
    key integer NOT NULL,
    source_id bigint NOT NULL
);

CREATE UNLOGGED TABLE warehouse.story_sketch (
    article_id bigint NOT NULL,
    source_id bigint NOT NULL,
    published_at timestamp with time zone NOT NULL,
    opening integer NOT NULL,
    whole integer NOT NULL,
    made_on date NOT NULL,
    doubtful boolean DEFAULT false NOT NULL,
    indexed integer[] NOT NULL,
    others integer[] NOT NULL,
    places bytea NOT NULL
)
WITH (fillfactor='95');
ALTER TABLE ONLY warehouse.story_sketch ALTER COLUMN others SET STATISTICS 0;
ALTER TABLE ONLY warehouse.story_sketch ALTER COLUMN places SET STATISTICS 0;

CREATE TABLE warehouse.story_waiting (
    load_id bigint NOT NULL,
    session integer NOT NULL,
    since timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    article_ids bigint[] NOT NULL,
    revision_ids bigint[] NOT NULL,
    lines bigint[] NOT NULL
);

ALTER TABLE warehouse.takedown ALTER COLUMN takedown_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME warehouse.takedown_takedown_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE warehouse.touched_day ALTER COLUMN touched_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME warehouse.touched_day_touched_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY warehouse.address
    ADD CONSTRAINT address_pkey PRIMARY KEY (run_id, source_id, key);

ALTER TABLE ONLY warehouse.agency_alias
    ADD CONSTRAINT agency_alias_pkey PRIMARY KEY (alias, agency);

ALTER TABLE ONLY warehouse.agency_day
    ADD CONSTRAINT agency_day_pkey PRIMARY KEY (source_id, day, agency);

ALTER TABLE ONLY warehouse.agency
    ADD CONSTRAINT agency_pkey PRIMARY KEY (agency);

ALTER TABLE ONLY warehouse.applied_file
    ADD CONSTRAINT applied_file_pkey PRIMARY KEY (path);

ALTER TABLE ONLY warehouse.article_alias
    ADD CONSTRAINT article_alias_pkey PRIMARY KEY (source_id, key);

ALTER TABLE ONLY warehouse.article_author
    ADD CONSTRAINT article_author_pkey PRIMARY KEY (article_id, "position");

ALTER TABLE ONLY warehouse.article_image
    ADD CONSTRAINT article_image_pkey PRIMARY KEY (article_id, "position");

ALTER TABLE ONLY warehouse.article
    ADD CONSTRAINT article_pkey PRIMARY KEY (article_id);

ALTER TABLE ONLY warehouse.article_revision
    ADD CONSTRAINT article_revision_pkey PRIMARY KEY (revision_id);

ALTER TABLE ONLY warehouse.article_search
    ADD CONSTRAINT article_search_pkey PRIMARY KEY (article_id, at);

ALTER TABLE ONLY warehouse.article
    ADD CONSTRAINT article_source_id_key_key UNIQUE (source_id, key);

ALTER TABLE ONLY warehouse.article_words
    ADD CONSTRAINT article_words_pkey PRIMARY KEY (article_id);

ALTER TABLE ONLY warehouse.author_day
    ADD CONSTRAINT author_day_pkey PRIMARY KEY (source_id, day, author);

ALTER TABLE ONLY warehouse.author
    ADD CONSTRAINT author_pkey PRIMARY KEY (author);

ALTER TABLE ONLY warehouse.check_result
    ADD CONSTRAINT check_result_pkey PRIMARY KEY (check_result_id);

ALTER TABLE ONLY warehouse.fetch_log
    ADD CONSTRAINT fetch_log_pkey PRIMARY KEY (fetch_id);

ALTER TABLE ONLY warehouse.load_batch
    ADD CONSTRAINT load_batch_pkey PRIMARY KEY (load_id);

ALTER TABLE ONLY warehouse.load_batch
    ADD CONSTRAINT load_batch_site_run_seq_key UNIQUE (site, run, seq);

ALTER TABLE ONLY warehouse.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (name);

ALTER TABLE ONLY warehouse.quarantine
    ADD CONSTRAINT quarantine_pkey PRIMARY KEY (quarantine_id);

ALTER TABLE ONLY warehouse.reextraction
    ADD CONSTRAINT reextraction_pkey PRIMARY KEY (reextraction_id);

ALTER TABLE ONLY warehouse.retraction
    ADD CONSTRAINT retraction_pkey PRIMARY KEY (article_id, at);

ALTER TABLE ONLY warehouse.run
    ADD CONSTRAINT run_pkey PRIMARY KEY (run_id);

ALTER TABLE ONLY warehouse.run
    ADD CONSTRAINT run_run_key UNIQUE (run);

ALTER TABLE ONLY warehouse.search_language
    ADD CONSTRAINT search_language_pkey PRIMARY KEY (language);

ALTER TABLE ONLY warehouse.search_part
    ADD CONSTRAINT search_part_from_at_key UNIQUE (from_at);

ALTER TABLE ONLY warehouse.search_part
    ADD CONSTRAINT search_part_pkey PRIMARY KEY (name);

ALTER TABLE ONLY warehouse.search_waiting
    ADD CONSTRAINT search_waiting_pkey PRIMARY KEY (load_id);

ALTER TABLE ONLY warehouse.section_day
    ADD CONSTRAINT section_day_pkey PRIMARY KEY (source_id, day, section);

ALTER TABLE ONLY warehouse.source_day
    ADD CONSTRAINT source_day_pkey PRIMARY KEY (source_id, day);

ALTER TABLE ONLY warehouse.source
    ADD CONSTRAINT source_name_key UNIQUE (name);

ALTER TABLE ONLY warehouse.source
    ADD CONSTRAINT source_pkey PRIMARY KEY (source_id);

ALTER TABLE ONLY warehouse.story_bucket
    ADD CONSTRAINT story_bucket_pkey PRIMARY KEY (bucket);

ALTER TABLE ONLY warehouse.story_member
    ADD CONSTRAINT story_member_pkey PRIMARY KEY (article_id);

ALTER TABLE ONLY warehouse.story
    ADD CONSTRAINT story_pkey PRIMARY KEY (story_id);

ALTER TABLE ONLY warehouse.story_recurring
    ADD CONSTRAINT story_recurring_pkey PRIMARY KEY (source_id, key);

ALTER TABLE ONLY warehouse.story_relation
    ADD CONSTRAINT story_relation_pkey PRIMARY KEY (one_id, two_id);

ALTER TABLE ONLY warehouse.story_repeated
    ADD CONSTRAINT story_repeated_pkey PRIMARY KEY (article_id, key);

ALTER TABLE ONLY warehouse.story_sketch
    ADD CONSTRAINT story_sketch_pkey PRIMARY KEY (article_id);

ALTER TABLE ONLY warehouse.story_waiting
    ADD CONSTRAINT story_waiting_pkey PRIMARY KEY (load_id);

ALTER TABLE ONLY warehouse.takedown
    ADD CONSTRAINT takedown_pkey PRIMARY KEY (takedown_id);

ALTER TABLE ONLY warehouse.touched_day
    ADD CONSTRAINT touched_day_pkey PRIMARY KEY (touched_id);

CREATE INDEX address_by_key ON warehouse.address USING btree (key);

CREATE INDEX agency_alias_by_agency ON warehouse.agency_alias USING btree (agency);

CREATE INDEX agency_day_by_agency ON warehouse.agency_day USING btree (agency, day);

CREATE INDEX agency_day_by_day ON warehouse.agency_day USING btree (day);

CREATE INDEX article_alias_by_article ON warehouse.article_alias USING btree (article_id);

CREATE INDEX article_author_by_name ON warehouse.article_author USING btree (warehouse.name_key(name));

CREATE INDEX article_by_address ON warehouse.article USING btree (source_id, address_key) WHERE (address_key <> key);

CREATE INDEX article_by_first_sight ON warehouse.article USING btree (source_id, first_seen_at);

CREATE INDEX article_by_load ON warehouse.article USING btree (load_id);

CREATE UNIQUE INDEX article_by_own_id ON warehouse.article USING btree (source_id, source_article_id) WHERE (source_article_id IS NOT NULL);

CREATE INDEX article_by_publication ON warehouse.article USING btree (published_at);

CREATE INDEX article_by_withdrawal ON warehouse.article USING btree (gone_at) WHERE (gone_at IS NOT NULL);

CREATE INDEX article_revision_by_article ON warehouse.article_revision USING btree (article_id, observed_at);

CREATE INDEX article_revision_not_compared ON warehouse.article_revision USING btree (revision_id) WHERE ((revision_no > 1) AND (words_added IS NULL));

CREATE INDEX article_revision_of_changes ON warehouse.article_revision USING btree (observed_at) WHERE (revision_no > 1);

CREATE INDEX article_search_by_source ON ONLY warehouse.article_search USING btree (source_id, at);

CREATE INDEX article_search_by_time ON ONLY warehouse.article_search USING btree (at);

CREATE INDEX author_day_by_author ON warehouse.author_day USING btree (author, day);

CREATE INDEX author_day_by_day ON warehouse.author_day USING btree (day);

CREATE INDEX check_result_by_run ON warehouse.check_result USING btree (run_id);

CREATE INDEX check_result_by_time ON warehouse.check_result USING btree (checked_at);

CREATE INDEX fetch_log_by_key ON warehouse.fetch_log USING btree (key) WHERE (key IS NOT NULL);

CREATE INDEX fetch_log_by_run ON warehouse.fetch_log USING btree (run_id);

CREATE INDEX load_batch_by_run ON warehouse.load_batch USING btree (run_id);

CREATE INDEX load_batch_refused ON warehouse.load_batch USING btree (site) WHERE (status = 'refused'::text);

CREATE INDEX quarantine_by_key ON warehouse.quarantine USING btree (key);

CREATE INDEX quarantine_by_run ON warehouse.quarantine USING btree (run_id);

CREATE INDEX reextraction_by_pass ON warehouse.reextraction USING btree (pass);

CREATE INDEX reextraction_by_revision ON warehouse.reextraction USING btree (revision_id) WHERE (revision_id IS NOT NULL);

CREATE UNIQUE INDEX reextraction_waiting ON warehouse.reextraction USING btree (article_id) WHERE (applied_at IS NULL);

CREATE INDEX run_by_site ON warehouse.run USING btree (site, first_batch_at);

CREATE INDEX section_day_by_day ON warehouse.section_day USING btree (day);

CREATE INDEX source_day_by_count ON warehouse.source_day USING btree (source_id, refreshed_at);

CREATE INDEX source_day_by_day ON warehouse.source_day USING btree (day);

CREATE INDEX status_change_by_article ON warehouse.status_change USING btree (article_id, at);

CREATE INDEX status_change_by_time ON warehouse.status_change USING btree (at);

CREATE INDEX story_by_last ON warehouse.story USING btree (last_published_at);

CREATE INDEX story_member_by_story ON warehouse.story_member USING btree (story_id);

CREATE INDEX story_relation_by_two ON warehouse.story_relation USING btree (two_id);

CREATE INDEX story_repeated_by_key ON warehouse.story_repeated USING btree (source_id, key);

CREATE INDEX story_sketch_by_time ON warehouse.story_sketch USING gin (warehouse.timed_keys(indexed, warehouse.story_bucket(published_at))) WITH (fastupdate=off);

CREATE UNIQUE INDEX takedown_in_force ON warehouse.takedown USING btree (article_id) WHERE (lifted_at IS NULL);

CREATE OR REPLACE VIEW news.books AS
 SELECT r.run_id,
    r.run,
    r.site,
    COALESCE(r.started_at, r.first_batch_at) AS started_at,
    a.state,
    a.reason,
    count(*) AS addresses
   FROM (warehouse.run r
     JOIN warehouse.address a USING (run_id))
  GROUP BY r.run_id, a.state, a.reason;

CREATE OR REPLACE VIEW news.edit_rates AS
 SELECT s.name AS source,
    (date_trunc('month'::text, (d.day)::timestamp with time zone))::date AS month,
    (sum(d.articles))::bigint AS articles,
    round((sum(d.revised) / sum(d.articles)), 4) AS revised_share,
    round((sum(d.silent) / sum(d.articles)), 4) AS silent_share,
    round((sum(d.corrected) / sum(d.articles)), 4) AS corrected_share,
    round((sum(d.away) / sum(d.articles)), 4) AS away_share
   FROM (warehouse.source_day d
     JOIN warehouse.source s USING (source_id))
  GROUP BY s.source_id, (date_trunc('month'::text, (d.day)::timestamp with time zone));

CREATE CONSTRAINT TRIGGER status_changes AFTER UPDATE OF status ON warehouse.article DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.status <> new.status) AND ((old.status = ANY (ARRAY['gone'::text, 'retracted'::text, 'redirected'::text, 'taken_down'::text])) OR (new.status = ANY (ARRAY['gone'::text, 'retracted'::text, 'redirected'::text, 'taken_down'::text]))))) EXECUTE FUNCTION warehouse.note_status_change();

CREATE TRIGGER story_days_come AFTER INSERT ON warehouse.story_member REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION warehouse.touch_story_days();

CREATE TRIGGER story_days_go AFTER DELETE ON warehouse.story_member REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION warehouse.touch_story_days();

CREATE TRIGGER words_change AFTER UPDATE ON warehouse.article_search REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION warehouse.keep_places();

CREATE TRIGGER words_come AFTER INSERT ON warehouse.article_search REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION warehouse.keep_places();

CREATE TRIGGER words_go AFTER DELETE ON warehouse.article_search REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION warehouse.drop_places();

ALTER TABLE ONLY warehouse.agency_alias
    ADD CONSTRAINT agency_alias_agency_fkey FOREIGN KEY (agency) REFERENCES warehouse.agency(agency);

ALTER TABLE ONLY warehouse.article_alias
    ADD CONSTRAINT article_alias_article_id_fkey FOREIGN KEY (article_id) REFERENCES warehouse.article(article_id);

ALTER TABLE ONLY warehouse.article_alias
    ADD CONSTRAINT article_alias_source_id_fkey FOREIGN KEY (source_id) REFERENCES warehouse.source(source_id);

ALTER TABLE ONLY warehouse.check_result
    ADD CONSTRAINT check_result_run_id_fkey FOREIGN KEY (run_id) REFERENCES warehouse.run(run_id);

ALTER TABLE ONLY warehouse.load_batch
    ADD CONSTRAINT load_batch_run_id_fkey FOREIGN KEY (run_id) REFERENCES warehouse.run(run_id);

ALTER TABLE ONLY warehouse.quarantine
    ADD CONSTRAINT quarantine_run_id_fkey FOREIGN KEY (run_id) REFERENCES warehouse.run(run_id);

ALTER TABLE ONLY warehouse.quarantine
    ADD CONSTRAINT quarantine_source_id_fkey FOREIGN KEY (source_id) REFERENCES warehouse.source(source_id);

ALTER TABLE ONLY warehouse.reextraction
    ADD CONSTRAINT reextraction_article_id_fkey FOREIGN KEY (article_id) REFERENCES warehouse.article(article_id);

ALTER TABLE ONLY warehouse.source_day
    ADD CONSTRAINT source_day_source_id_fkey FOREIGN KEY (source_id) REFERENCES warehouse.source(source_id);

ALTER TABLE ONLY warehouse.takedown
    ADD CONSTRAINT takedown_article_id_fkey FOREIGN KEY (article_id) REFERENCES warehouse.article(article_id);

GRANT USAGE ON SCHEMA news TO news_reader;
GRANT USAGE ON SCHEMA news TO news_reader_limited;
GRANT USAGE ON SCHEMA news TO news_loader;

GRANT USAGE ON SCHEMA warehouse TO news_loader;

REVOKE ALL ON FUNCTION news.articles_asof(at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION news.articles_asof(at timestamp with time zone) TO news_reader;
GRANT ALL ON FUNCTION news.articles_asof(at timestamp with time zone) TO news_reader_limited;
GRANT ALL ON FUNCTION news.articles_asof(at timestamp with time zone) TO news_loader;

REVOKE ALL ON FUNCTION news.mentions(query text, since timestamp with time zone, until timestamp with time zone, source text, language text, top integer) FROM PUBLIC;
GRANT ALL ON FUNCTION news.mentions(query text, since timestamp with time zone, until timestamp with time zone, source text, language text, top integer) TO news_reader;
GRANT ALL ON FUNCTION news.mentions(query text, since timestamp with time zone, until timestamp with time zone, source text, language text, top integer) TO news_reader_limited;
GRANT ALL ON FUNCTION news.mentions(query text, since timestamp with time zone, until timestamp with time zone, source text, language text, top integer) TO news_loader;

REVOKE ALL ON FUNCTION news.search(query text, since timestamp with time zone, until timestamp with time zone, source text, language text, section text, newest boolean, by_story boolean, top integer) FROM PUBLIC;
GRANT ALL ON FUNCTION news.search(query text, since timestamp with time zone, until timestamp with time zone, source text, language text, section text, newest boolean, by_story boolean, top integer) TO news_reader;
GRANT ALL ON FUNCTION news.search(query text, since timestamp with time zone, until timestamp with time zone, source text, language text, section text, newest boolean, by_story boolean, top integer) TO news_reader_limited;
GRANT ALL ON FUNCTION news.search(query text, since timestamp with time zone, until timestamp with time zone, source text, language text, section text, newest boolean, by_story boolean, top integer) TO news_loader;

REVOKE ALL ON FUNCTION news.story_of(address text) FROM PUBLIC;
GRANT ALL ON FUNCTION news.story_of(address text) TO news_reader;
GRANT ALL ON FUNCTION news.story_of(address text) TO news_reader_limited;
GRANT ALL ON FUNCTION news.story_of(address text) TO news_loader;

REVOKE ALL ON FUNCTION news.why(url text) FROM PUBLIC;
GRANT ALL ON FUNCTION news.why(url text) TO news_reader;
GRANT ALL ON FUNCTION news.why(url text) TO news_reader_limited;
GRANT ALL ON FUNCTION news.why(url text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.pairs(words text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.pairs(words text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.search_config(language text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.search_config(language text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.search_text(query text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.search_text(query text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.search_query(config regconfig, query text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.search_query(config regconfig, query text) TO news_loader;

REVOKE ALL ON FUNCTION news.words(query text, language text) FROM PUBLIC;
GRANT ALL ON FUNCTION news.words(query text, language text) TO news_reader;
GRANT ALL ON FUNCTION news.words(query text, language text) TO news_reader_limited;
GRANT ALL ON FUNCTION news.words(query text, language text) TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.article_revision TO news_loader;

REVOKE ALL ON FUNCTION warehouse.add_past_text(new warehouse.article_revision) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.add_past_text(new warehouse.article_revision) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.asked(query text, since timestamp with time zone, until timestamp with time zone, source text, language text, top integer, OUT sides warehouse.query_side[], OUT only_source bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.asked(query text, since timestamp with time zone, until timestamp with time zone, source text, language text, top integer, OUT sides warehouse.query_side[], OUT only_source bigint) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.bigrams(places bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.bigrams(places bytea) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.bigrams_due(worth bigint, late bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.bigrams_due(worth bigint, late bigint) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.bigrams_of(article_id bigint, version bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.bigrams_of(article_id bigint, version bigint) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.code_of(lexeme text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.code_of(lexeme text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.drop_places() FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.drop_places() TO news_loader;

REVOKE ALL ON FUNCTION warehouse.in_common(one integer[], two integer[]) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.in_common(one integer[], two integer[]) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.index_numbers(part text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.index_numbers(part text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.keep_places() FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.keep_places() TO news_loader;

REVOKE ALL ON FUNCTION warehouse.looked_up(side warehouse.query_side, part_from timestamp with time zone, part_to timestamp with time zone, lower_at timestamp with time zone, upper_at timestamp with time zone, with_bigrams boolean, is_timed boolean, only_source bigint, only_language text, only_section text, most integer, OUT article_ids bigint[], OUT times timestamp with time zone[], OUT source_ids bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.looked_up(side warehouse.query_side, part_from timestamp with time zone, part_to timestamp with time zone, lower_at timestamp with time zone, upper_at timestamp with time zone, with_bigrams boolean, is_timed boolean, only_source bigint, only_language text, only_section text, most integer, OUT article_ids bigint[], OUT times timestamp with time zone[], OUT source_ids bigint[]) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.make_search_parts(times timestamp with time zone[]) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.make_search_parts(times timestamp with time zone[]) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.may_read_text() FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.may_read_text() TO news_reader;
GRANT ALL ON FUNCTION warehouse.may_read_text() TO news_reader_limited;
GRANT ALL ON FUNCTION warehouse.may_read_text() TO news_loader;

REVOKE ALL ON FUNCTION warehouse.may_read_text(is_open boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.may_read_text(is_open boolean) TO news_reader;
GRANT ALL ON FUNCTION warehouse.may_read_text(is_open boolean) TO news_reader_limited;
GRANT ALL ON FUNCTION warehouse.may_read_text(is_open boolean) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.merged(a text[], b text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.merged(a text[], b text[]) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.name_key(name text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.name_key(name text) TO news_reader;
GRANT ALL ON FUNCTION warehouse.name_key(name text) TO news_reader_limited;
GRANT ALL ON FUNCTION warehouse.name_key(name text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.note_status_change() FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.note_status_change() TO news_loader;

REVOKE ALL ON FUNCTION warehouse.number_of(lexeme text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.number_of(lexeme text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.numbers_of(article_id bigint, version bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.numbers_of(article_id bigint, version bigint) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.places_of(words tsvector) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.places_of(words tsvector) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.run_of(phrase tsquery) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.run_of(phrase tsquery) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.proof_of(config regconfig, phrase tsquery, query text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.proof_of(config regconfig, phrase tsquery, query text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.query_sides(configs regconfig[], query text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.query_sides(configs regconfig[], query text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.revision_kind(status text, updated_at timestamp with time zone, raw_ref text, parser text, before_updated_at timestamp with time zone, before_raw_ref text, before_parser text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.revision_kind(status text, updated_at timestamp with time zone, raw_ref text, parser text, before_updated_at timestamp with time zone, before_raw_ref text, before_parser text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.search_hits(sides warehouse.query_side[], since timestamp with time zone, until timestamp with time zone, only_source bigint, only_language text, only_section text, most integer, OUT article_ids bigint[], OUT is_all boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.search_hits(sides warehouse.query_side[], since timestamp with time zone, until timestamp with time zone, only_source bigint, only_language text, only_section text, most integer, OUT article_ids bigint[], OUT is_all boolean) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.search_terms(words tsquery) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.search_terms(words tsquery) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.search_vector(language text, headline text, subheadline text, body_text text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.search_vector(language text, headline text, subheadline text, body_text text) TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.search_language TO news_loader;

REVOKE ALL ON FUNCTION warehouse.search_ways(query text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.search_ways(query text) TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.search_part TO news_loader;

REVOKE ALL ON FUNCTION warehouse.settle_search() FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.settle_search() TO news_loader;

REVOKE ALL ON FUNCTION warehouse.snippet(config regconfig, body_text text, words tsquery, runs text, starts text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.snippet(config regconfig, body_text text, words tsquery, runs text, starts text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.spelled(url text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.spelled(url text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.standing(article_ids bigint[], most integer, side warehouse.query_side) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.standing(article_ids bigint[], most integer, side warehouse.query_side) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.stands(article_id bigint, version bigint, known bytea, side warehouse.query_side) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.stands(article_id bigint, version bigint, known bytea, side warehouse.query_side) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.state_rank(state text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.state_rank(state text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.story_bucket(at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.story_bucket(at timestamp with time zone) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.tell_status_changes(ids bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.tell_status_changes(ids bigint[]) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.unquoted(lexeme text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.unquoted(lexeme text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.term_numbers(term tsquery) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.term_numbers(term tsquery) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.term_phrases(term tsquery) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.term_phrases(term tsquery) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.timed_keys(keys integer[], bucket bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.timed_keys(keys integer[], bucket bigint) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.touch_story_days() FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.touch_story_days() TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.retraction TO news_loader;

REVOKE ALL ON FUNCTION warehouse.was_retracted(article bigint, then_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.was_retracted(article bigint, then_at timestamp with time zone) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.whole_blocks(body_text text, blocks jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.whole_blocks(body_text text, blocks jsonb) TO news_reader;
GRANT ALL ON FUNCTION warehouse.whole_blocks(body_text text, blocks jsonb) TO news_reader_limited;
GRANT ALL ON FUNCTION warehouse.whole_blocks(body_text text, blocks jsonb) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.words_of(article_id bigint, version bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.words_of(article_id bigint, version bigint) TO news_reader;
GRANT ALL ON FUNCTION warehouse.words_of(article_id bigint, version bigint) TO news_reader_limited;
GRANT ALL ON FUNCTION warehouse.words_of(article_id bigint, version bigint) TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.address TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.source TO news_loader;

GRANT SELECT ON TABLE news.addresses TO news_reader;
GRANT SELECT ON TABLE news.addresses TO news_reader_limited;
GRANT SELECT ON TABLE news.addresses TO news_loader;

GRANT SELECT ON TABLE news.address TO news_reader;
GRANT SELECT ON TABLE news.address TO news_reader_limited;
GRANT SELECT ON TABLE news.address TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.agency TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.agency_alias TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.agency_day TO news_loader;

GRANT SELECT ON TABLE news.agencies TO news_reader;
GRANT SELECT ON TABLE news.agencies TO news_reader_limited;
GRANT SELECT ON TABLE news.agencies TO news_loader;

GRANT SELECT ON TABLE news.agency TO news_reader;
GRANT SELECT ON TABLE news.agency TO news_reader_limited;
GRANT SELECT ON TABLE news.agency TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.article TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.article_author TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.article_image TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.article_search TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.story_member TO news_loader;

GRANT SELECT ON TABLE news.articles TO news_reader;
GRANT SELECT ON TABLE news.articles TO news_reader_limited;
GRANT SELECT ON TABLE news.articles TO news_loader;

GRANT SELECT ON TABLE news.article TO news_reader;
GRANT SELECT ON TABLE news.article TO news_reader_limited;
GRANT SELECT ON TABLE news.article TO news_loader;

GRANT SELECT ON TABLE news.bylines TO news_reader;
GRANT SELECT ON TABLE news.bylines TO news_reader_limited;
GRANT SELECT ON TABLE news.bylines TO news_loader;

GRANT SELECT ON TABLE news.author TO news_reader;
GRANT SELECT ON TABLE news.author TO news_reader_limited;
GRANT SELECT ON TABLE news.author TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.author TO news_loader;

GRANT SELECT ON TABLE news.authors TO news_reader;
GRANT SELECT ON TABLE news.authors TO news_reader_limited;
GRANT SELECT ON TABLE news.authors TO news_loader;

GRANT SELECT ON TABLE news.books TO news_reader;
GRANT SELECT ON TABLE news.books TO news_reader_limited;
GRANT SELECT ON TABLE news.books TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.check_result TO news_loader;

GRANT SELECT ON TABLE news.check_results TO news_reader;
GRANT SELECT ON TABLE news.check_results TO news_reader_limited;
GRANT SELECT ON TABLE news.check_results TO news_loader;

GRANT SELECT ON TABLE news.check_result TO news_reader;
GRANT SELECT ON TABLE news.check_result TO news_reader_limited;
GRANT SELECT ON TABLE news.check_result TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.source_day TO news_loader;

GRANT SELECT ON TABLE news.coverage TO news_reader;
GRANT SELECT ON TABLE news.coverage TO news_reader_limited;
GRANT SELECT ON TABLE news.coverage TO news_loader;

GRANT SELECT ON TABLE news.credits TO news_reader;
GRANT SELECT ON TABLE news.credits TO news_reader_limited;
GRANT SELECT ON TABLE news.credits TO news_loader;

GRANT SELECT ON TABLE news.daily_agencies TO news_reader;
GRANT SELECT ON TABLE news.daily_agencies TO news_reader_limited;
GRANT SELECT ON TABLE news.daily_agencies TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.author_day TO news_loader;

GRANT SELECT ON TABLE news.daily_authors TO news_reader;
GRANT SELECT ON TABLE news.daily_authors TO news_reader_limited;
GRANT SELECT ON TABLE news.daily_authors TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.section_day TO news_loader;

GRANT SELECT ON TABLE news.daily_sections TO news_reader;
GRANT SELECT ON TABLE news.daily_sections TO news_reader_limited;
GRANT SELECT ON TABLE news.daily_sections TO news_loader;

GRANT SELECT ON TABLE news.daily_sources TO news_reader;
GRANT SELECT ON TABLE news.daily_sources TO news_reader_limited;
GRANT SELECT ON TABLE news.daily_sources TO news_loader;

GRANT SELECT ON TABLE news.data_dictionary TO news_reader;
GRANT SELECT ON TABLE news.data_dictionary TO news_reader_limited;
GRANT SELECT ON TABLE news.data_dictionary TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.status_change TO news_loader;

GRANT SELECT ON TABLE news.disappeared TO news_reader;
GRANT SELECT ON TABLE news.disappeared TO news_reader_limited;
GRANT SELECT ON TABLE news.disappeared TO news_loader;

GRANT SELECT ON TABLE news.edit_rates TO news_reader;
GRANT SELECT ON TABLE news.edit_rates TO news_reader_limited;
GRANT SELECT ON TABLE news.edit_rates TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.fetch_log TO news_loader;

GRANT SELECT ON TABLE news.fetches TO news_reader;
GRANT SELECT ON TABLE news.fetches TO news_reader_limited;
GRANT SELECT ON TABLE news.fetches TO news_loader;

GRANT SELECT ON TABLE news."fetch" TO news_reader;
GRANT SELECT ON TABLE news."fetch" TO news_reader_limited;
GRANT SELECT ON TABLE news."fetch" TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.run TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.touched_day TO news_loader;

GRANT SELECT ON TABLE news.freshness TO news_reader;
GRANT SELECT ON TABLE news.freshness TO news_reader_limited;
GRANT SELECT ON TABLE news.freshness TO news_loader;

GRANT SELECT ON TABLE news.headline_history TO news_reader;
GRANT SELECT ON TABLE news.headline_history TO news_reader_limited;
GRANT SELECT ON TABLE news.headline_history TO news_loader;

GRANT SELECT ON TABLE news.images TO news_reader;
GRANT SELECT ON TABLE news.images TO news_reader_limited;
GRANT SELECT ON TABLE news.images TO news_loader;

GRANT SELECT ON TABLE news.image TO news_reader;
GRANT SELECT ON TABLE news.image TO news_reader_limited;
GRANT SELECT ON TABLE news.image TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.quarantine TO news_loader;

GRANT SELECT ON TABLE news.quarantine TO news_reader;
GRANT SELECT ON TABLE news.quarantine TO news_reader_limited;
GRANT SELECT ON TABLE news.quarantine TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.reextraction TO news_loader;

GRANT SELECT ON TABLE news.reextractions TO news_reader;
GRANT SELECT ON TABLE news.reextractions TO news_reader_limited;
GRANT SELECT ON TABLE news.reextractions TO news_loader;

GRANT SELECT ON TABLE news.reextraction TO news_reader;
GRANT SELECT ON TABLE news.reextraction TO news_reader_limited;
GRANT SELECT ON TABLE news.reextraction TO news_loader;

GRANT SELECT ON TABLE news.revisions TO news_reader;
GRANT SELECT ON TABLE news.revisions TO news_reader_limited;
GRANT SELECT ON TABLE news.revisions TO news_loader;

GRANT SELECT ON TABLE news.revision TO news_reader;
GRANT SELECT ON TABLE news.revision TO news_reader_limited;
GRANT SELECT ON TABLE news.revision TO news_loader;

GRANT SELECT ON TABLE news.runs TO news_reader;
GRANT SELECT ON TABLE news.runs TO news_reader_limited;
GRANT SELECT ON TABLE news.runs TO news_loader;

GRANT SELECT ON TABLE news.run TO news_reader;
GRANT SELECT ON TABLE news.run TO news_reader_limited;
GRANT SELECT ON TABLE news.run TO news_loader;

GRANT SELECT ON TABLE news.sources TO news_reader;
GRANT SELECT ON TABLE news.sources TO news_reader_limited;
GRANT SELECT ON TABLE news.sources TO news_loader;

GRANT SELECT ON TABLE news.source TO news_reader;
GRANT SELECT ON TABLE news.source TO news_reader_limited;
GRANT SELECT ON TABLE news.source TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.takedown TO news_loader;

GRANT SELECT ON TABLE news.status_changes TO news_reader;
GRANT SELECT ON TABLE news.status_changes TO news_reader_limited;
GRANT SELECT ON TABLE news.status_changes TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.story TO news_loader;

GRANT SELECT ON TABLE news.stories TO news_reader;
GRANT SELECT ON TABLE news.stories TO news_reader_limited;
GRANT SELECT ON TABLE news.stories TO news_loader;

GRANT SELECT ON TABLE news.story_articles TO news_reader;
GRANT SELECT ON TABLE news.story_articles TO news_reader_limited;
GRANT SELECT ON TABLE news.story_articles TO news_loader;

GRANT SELECT ON TABLE news.takedowns TO news_reader;
GRANT SELECT ON TABLE news.takedowns TO news_reader_limited;
GRANT SELECT ON TABLE news.takedowns TO news_loader;

GRANT SELECT ON TABLE warehouse.applied_file TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.article_alias TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.article_article_id_seq TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.article_revision_revision_id_seq TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.article_words TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.check_result_check_result_id_seq TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.fetch_log_fetch_id_seq TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.load_batch TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.load_batch_load_id_seq TO news_loader;

GRANT SELECT ON TABLE warehouse.migration TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.quarantine_quarantine_id_seq TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.reextraction_reextraction_id_seq TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.run_run_id_seq TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.search_waiting TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.source_source_id_seq TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.story_bucket TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.story_recurring TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.story_relation TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.story_repeated TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.story_sketch TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.story_waiting TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.takedown_takedown_id_seq TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.touched_day_touched_id_seq TO news_loader;
