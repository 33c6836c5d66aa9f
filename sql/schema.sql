-- What the migrations, functions and views come to. Written by `news migrate --dump`, never by hand.

CREATE SCHEMA news;

CREATE SCHEMA warehouse;

CREATE FUNCTION news.why(url text) RETURNS TABLE(at timestamp with time zone, event text, detail text, source text, run_id bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
  -- The spellings that people paste: the keys of all of them are looked up, by index.
  WITH spelled AS (
    SELECT DISTINCT sha256(convert_to(s, 'UTF8')) AS key
    FROM regexp_replace(trim($1), '#.*$', '') AS bare
    CROSS JOIN LATERAL unnest(ARRAY [
      trim($1), bare, rtrim(bare, '/'), regexp_replace(bare, '^http:', 'https:'),
      regexp_replace(bare, '^https?://(?:www\.|m\.)?', 'https://'), regexp_replace(bare, '^https?://(?:www\.|m\.)?', 'https://www.')
    ]) AS s
  ),
  article AS (
    SELECT a.article_id, a.source_id, a.key, a.gone_at
    FROM warehouse.article AS a
    WHERE a.key IN (SELECT key FROM spelled)
    UNION
    SELECT a.article_id, a.source_id, a.key, a.gone_at
    FROM warehouse.article_alias AS l
    JOIN warehouse.article AS a USING (article_id)
    WHERE l.key IN (SELECT key FROM spelled)
    UNION
    SELECT a.article_id, a.source_id, a.key, a.gone_at
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
      r.kind || '; ' || r.word_count || ' words; ' || r.headline,
      a.source_id, r.run_id
    FROM article AS a
    JOIN warehouse.article_revision AS r USING (article_id)
    UNION ALL
    SELECT a.gone_at, 4, 'withdrawn', 'the publisher no longer serves it; its revisions are kept', a.source_id, NULL
    FROM article AS a
    WHERE a.gone_at IS NOT NULL
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

COMMENT ON FUNCTION news.why(url text) IS 'Everything known of one address, in time order: where it was advertised, each request and what came, what became of it and by which rule, its revisions, its loads. Example: SELECT * FROM news.why(''https://www.koreaherald.com/article/10618541''). No row: no run has ever seen it. `news why` knows more spellings of an address.';

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
    RETURN 'unchanged';
  ELSIF after.content_hash = new.content_hash THEN
    UPDATE warehouse.article_revision SET observed_at = new.observed_at WHERE revision_id = after.revision_id;
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
  SET (revision_no, valid_to, first_seen_at, kind) = (o.revision_no, o.valid_to, o.first_seen_at, o.kind)
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
    EXECUTE format(
      'CREATE INDEX %I ON warehouse.%I USING gin (warehouse.words_of(article_id, version)) WITH (gin_pending_list_limit = 65536)',
      part.name || '_by_word', part.name);
    -- To look at the words of a sample would mean to make them anew.
    EXECUTE format('ALTER INDEX warehouse.%I ALTER COLUMN 1 SET STATISTICS 0', part.name || '_by_word');
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

CREATE FUNCTION warehouse.merged(a text[], b text[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (a @> b) THEN a ELSE ARRAY(SELECT DISTINCT item.item FROM unnest((merged.a || merged.b)) item(item) ORDER BY item.item) END;

CREATE FUNCTION warehouse.pairs(words text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (words !~ '[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]'::text) THEN words ELSE (SELECT string_agg(CASE WHEN ((length(pieces.piece) < 2) OR (pieces.piece !~ '^[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]'::text)) THEN pieces.piece ELSE (SELECT string_agg(substr(pieces.piece, at.at, 2), ' '::text ORDER BY at.at) AS string_agg FROM generate_series(1, (length(pieces.piece) - 1)) at(at)) END, ' '::text ORDER BY pieces.place) AS string_agg FROM unnest(string_to_array(regexp_replace(pairs.words, '([\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]+)'::text, ' \1 '::text, 'g'::text), ' '::text)) WITH ORDINALITY pieces(piece, place)) END;

CREATE FUNCTION warehouse.revision_kind(status text, updated_at timestamp with time zone, raw_ref text, parser text, before_updated_at timestamp with time zone, before_raw_ref text, before_parser text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (status = 'retracted'::text) THEN 'withdrawn'::text WHEN (raw_ref = before_raw_ref) THEN 'reextracted'::text WHEN ((updated_at IS NOT NULL) AND (updated_at IS DISTINCT FROM before_updated_at)) THEN 'update'::text WHEN (parser <> before_parser) THEN 'reextracted'::text ELSE 'stealth'::text END;

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

CREATE FUNCTION warehouse.search_vector(language text, headline text, subheadline text, body_text text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((setweight(to_tsvector(warehouse.search_config(language), warehouse.pairs(headline)), 'A'::"char") || setweight(to_tsvector(warehouse.search_config(language), warehouse.pairs(COALESCE(subheadline, ''::text))), 'B'::"char")) || to_tsvector(warehouse.search_config(language), warehouse.pairs(body_text)));

CREATE FUNCTION warehouse.state_rank(state text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE state WHEN 'seen'::text THEN 0 WHEN 'staged'::text THEN 1 WHEN 'deferred'::text THEN 2 WHEN 'quarantined'::text THEN 4 WHEN 'updated'::text THEN 5 WHEN 'loaded'::text THEN 6 ELSE 3 END;

CREATE FUNCTION warehouse.words_of(article_id bigint, version bigint) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER COST 2000 PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  found tsvector;
BEGIN
  IF version >> 24 = nullif(current_setting('news.loading', true), '')::bigint THEN
    SELECT v.search INTO found FROM pg_temp.incoming_vector v WHERE v.line = version & 16777215;
    IF found IS NOT NULL THEN
      RETURN found;
    END IF;
  END IF;
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
    first_seen_at timestamp with time zone NOT NULL
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

CREATE VIEW news.agencies AS
 SELECT agency,
    name,
    ARRAY( SELECT l.alias
           FROM warehouse.agency_alias l
          WHERE (l.agency = g.agency)
          ORDER BY l.alias) AS aliases,
    first_seen_at
   FROM warehouse.agency g;

COMMENT ON VIEW news.agencies IS 'The news agencies we know, with the names they are printed under.';

COMMENT ON COLUMN news.agencies.agency IS 'Normalised key, as in news.articles.wire_agency and news.images.credit_agency, e.g. yonhap.';

COMMENT ON COLUMN news.agencies.name IS 'Its name, e.g. Yonhap.';

COMMENT ON COLUMN news.agencies.aliases IS 'All names it is printed under, in any language, e.g. {Yonhap,"Yonhap News",연합뉴스}. Empty: its key is all we know.';

COMMENT ON COLUMN news.agencies.first_seen_at IS 'When it was first credited here, by our clock (UTC). Null: never yet.';

CREATE VIEW news.agency AS
 SELECT agency,
    name,
    aliases,
    first_seen_at
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
    is_main boolean NOT NULL
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

CREATE VIEW news.articles AS
 SELECT a.article_id,
    s.name AS source,
    a.source_article_id,
    a.url,
    a.url_canonical,
    a.key AS url_hash,
    a.headline,
    r.subheadline,
    r.description,
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
    r.body_text,
    r.body_blocks,
    r.body_html,
    a.word_count,
    a.char_count,
    ( SELECT count(*) AS count
           FROM warehouse.article_image i
          WHERE (i.article_id = a.article_id)) AS images,
    a.videos,
    a.audios,
    a.links,
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
    a.field_provenance,
    a.discovered_via,
    a.json_ld,
    a.run_id,
    a.load_id,
    warehouse.words_of(w.article_id, w.version) AS search
   FROM (((warehouse.article a
     JOIN warehouse.source s USING (source_id))
     JOIN warehouse.article_revision r ON ((r.revision_id = a.current_revision_id)))
     LEFT JOIN warehouse.article_search w ON (((w.article_id = a.article_id) AND (w.at = COALESCE(a.published_at, '-infinity'::timestamp with time zone)))));

COMMENT ON VIEW news.articles IS 'The articles as they stand: one row each, with the text of the newest revision. Earlier texts: news.revisions.';

COMMENT ON COLUMN news.articles.article_id IS 'Surrogate key, stable for ever.';

COMMENT ON COLUMN news.articles.source IS 'Key of the outlet, for news.sources.';

COMMENT ON COLUMN news.articles.source_article_id IS 'The outlet''s own id, unique within the source, e.g. 20211026000101. Null: its addresses carry none.';

COMMENT ON COLUMN news.articles.url IS 'Address it was read from, after redirects.';

COMMENT ON COLUMN news.articles.url_canonical IS 'The one form of all its addresses; unique within the source.';

COMMENT ON COLUMN news.articles.url_hash IS 'sha256 of url_canonical.';

COMMENT ON COLUMN news.articles.headline IS 'Headline as the page shows it (schema.org headline).';

COMMENT ON COLUMN news.articles.subheadline IS 'Second headline (alternativeHeadline). Null: none.';

COMMENT ON COLUMN news.articles.description IS 'Summary the page gives about itself; site slogans dropped. Null: none.';

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

COMMENT ON COLUMN news.articles.body_text IS 'The text (articleBody): paragraphs separated by a blank line; no captions, credits, bylines, menus.';

COMMENT ON COLUMN news.articles.body_blocks IS 'The same as ordered blocks: [{"type": "p", "text": …}, …]; types p, h, quote, list, table, image_ref, embed, live_post. Null: not kept.';

COMMENT ON COLUMN news.articles.body_html IS 'The body as sanitised HTML. Null: not kept for this source.';

COMMENT ON COLUMN news.articles.word_count IS 'Words of body_text.';

COMMENT ON COLUMN news.articles.char_count IS 'Characters of body_text.';

COMMENT ON COLUMN news.articles.images IS 'Number of its pictures; the rows are in news.images.';

COMMENT ON COLUMN news.articles.videos IS 'Videos: [{"url": …}, …]. Null: none.';

COMMENT ON COLUMN news.articles.audios IS 'Audio: [{"url": …}, …]. Null: none.';

COMMENT ON COLUMN news.articles.links IS 'Links of the body that lead elsewhere: [{"url": …, "text": …}, …]. Null: none.';

COMMENT ON COLUMN news.articles.article_type IS 'news, analysis, opinion, editorial, interview, photo, video, liveblog, advertorial, press_release or correction.';

COMMENT ON COLUMN news.articles.is_liveblog IS 'Whether it is a live blog. Null: unknown.';

COMMENT ON COLUMN news.articles.is_paywalled IS 'Whether the page says it is not free. Null: unknown.';

COMMENT ON COLUMN news.articles.is_sponsored IS 'Whether it is paid for. Null: unknown.';

COMMENT ON COLUMN news.articles.correction_note IS 'The editor''s note of a correction. Null: none.';

COMMENT ON COLUMN news.articles.status IS 'live, updated, gone (withdrawn), redirected, retracted or taken_down.';

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

COMMENT ON COLUMN news.articles.field_provenance IS 'Where each field came from: {"headline": {"method": "json_ld", "rule": …, "raw": …, "confidence": 0.9}, …}. Null: not recorded.';

COMMENT ON COLUMN news.articles.discovered_via IS 'Where its address was advertised.';

COMMENT ON COLUMN news.articles.json_ld IS 'The publisher''s own JSON-LD blocks, untouched. Null: none.';

COMMENT ON COLUMN news.articles.run_id IS 'The run that brought what stands here, for news.runs.';

COMMENT ON COLUMN news.articles.load_id IS 'The load that brought what stands here.';

COMMENT ON COLUMN news.articles.search IS 'Words of headline (weight A), subheadline (B) and body (D), accents folded, for @@ news.words(…). Made when it is looked at (half a millisecond): the index alone is kept. Simpler: news.search().';

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
    search
   FROM news.articles;

COMMENT ON VIEW news.article IS 'Deprecated: use news.articles; will be removed in 0.3.';

CREATE VIEW news.bylines AS
 SELECT article_id,
    "position",
    name,
    kind,
    email,
    url
   FROM warehouse.article_author w;

COMMENT ON VIEW news.bylines IS 'Who wrote the articles as they stand: one row for each name of a byline.';

COMMENT ON COLUMN news.bylines.article_id IS 'The article, for news.articles.';

COMMENT ON COLUMN news.bylines."position" IS 'Place in the byline, from 0.';

COMMENT ON COLUMN news.bylines.name IS 'The name as printed, without "By".';

COMMENT ON COLUMN news.bylines.kind IS 'person, staff, guest or agency.';

COMMENT ON COLUMN news.bylines.email IS 'E-mail address printed beside the name. Null: none.';

COMMENT ON COLUMN news.bylines.url IS 'Page about the author. Null: none.';

CREATE VIEW news.author AS
 SELECT article_id,
    "position",
    name,
    kind,
    email,
    url
   FROM news.bylines;

COMMENT ON VIEW news.author IS 'Deprecated: use news.bylines; will be removed in 0.3.';

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
    sample,
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

COMMENT ON COLUMN news.check_results.sample IS 'The first of them, as JSON.';

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

CREATE VIEW news.images AS
 SELECT article_id,
    "position",
    url,
    caption,
    credit_raw,
    credit_agency,
    alt,
    width,
    height,
    is_main
   FROM warehouse.article_image i;

COMMENT ON VIEW news.images IS 'The pictures of the articles as they stand, in the order of the page.';

COMMENT ON COLUMN news.images.article_id IS 'The article, for news.articles.';

COMMENT ON COLUMN news.images."position" IS 'Place in the article, from 0; the cover is first.';

COMMENT ON COLUMN news.images.url IS 'Address of the largest variant offered.';

COMMENT ON COLUMN news.images.caption IS 'Caption without the credit. Null: none.';

COMMENT ON COLUMN news.images.credit_raw IS 'Credit as printed, e.g. "(Korean Central News Agency)". Null: none.';

COMMENT ON COLUMN news.images.credit_agency IS 'Agency of the credit, normalised, e.g. kcna. Null: no known agency.';

COMMENT ON COLUMN news.images.alt IS 'Text alternative. Null: none.';

COMMENT ON COLUMN news.images.width IS 'Pixels, as the page says. Null: it does not.';

COMMENT ON COLUMN news.images.height IS 'Pixels, as the page says. Null: it does not.';

COMMENT ON COLUMN news.images.is_main IS 'Whether it is the cover.';

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
    is_main
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
    x.differences,
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

COMMENT ON COLUMN news.reextractions.differences IS 'By field: kind (changed, gained, lost) with was and now, cut around the first difference. Null: there are none.';

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
    r.body_text,
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
    r.load_id
   FROM ((warehouse.article_revision r
     JOIN warehouse.article a USING (article_id))
     JOIN warehouse.source s USING (source_id));

COMMENT ON VIEW news.revisions IS 'Every text an article has had, oldest first by revision_no. Filter by article_id or url_canonical: it is indexed by article.';

COMMENT ON COLUMN news.revisions.revision_id IS 'Surrogate key.';

COMMENT ON COLUMN news.revisions.article_id IS 'The article, for news.articles.';

COMMENT ON COLUMN news.revisions.source IS 'Key of the outlet.';

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

COMMENT ON COLUMN news.revisions.body_text IS 'Text of this revision.';

COMMENT ON COLUMN news.revisions.published_at IS 'Publication time the page gave then (UTC). Null: it gave none.';

COMMENT ON COLUMN news.revisions.updated_at IS 'Update time the page gave then (UTC). Null: it gave none.';

COMMENT ON COLUMN news.revisions.status IS 'The article''s status at that time.';

COMMENT ON COLUMN news.revisions.word_count IS 'Words of its text.';

COMMENT ON COLUMN news.revisions.words_gained IS 'Words more than the revision before; negative: fewer. Null: this is the first.';

COMMENT ON COLUMN news.revisions.content_hash IS 'sha256 over normalised headline and body.';

COMMENT ON COLUMN news.revisions.raw_ref IS 'Where the response is archived. Null: not archived.';

COMMENT ON COLUMN news.revisions.parser_name IS 'What read it.';

COMMENT ON COLUMN news.revisions.parser_version IS 'Version of what read it.';

COMMENT ON COLUMN news.revisions.run_id IS 'The run that brought it.';

COMMENT ON COLUMN news.revisions.load_id IS 'The load that brought it.';

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
    load_id
   FROM news.revisions;

COMMENT ON VIEW news.revision IS 'Deprecated: use news.revisions; will be removed in 0.3.';

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
    ( SELECT count(*) AS count
           FROM warehouse.article a
          WHERE (a.source_id = s.source_id)) AS articles,
    ( SELECT max(a.first_seen_at) AS max
           FROM warehouse.article a
          WHERE (a.source_id = s.source_id)) AS newest_first_seen_at
   FROM warehouse.source s;

COMMENT ON VIEW news.sources IS 'The outlets: one row for each newspaper, or for each host of pages read by `news crawl web`.';

COMMENT ON COLUMN news.sources.source IS 'Key of the outlet, e.g. korea_herald, or the host for pages of `web`, e.g. example.org.';

COMMENT ON COLUMN news.sources.title IS 'Name of the outlet as people know it, e.g. The Korea Herald.';

COMMENT ON COLUMN news.sources.base_url IS 'Scheme and host of its addresses. Null: not a configured site, its pages came from an archive or a list.';

COMMENT ON COLUMN news.sources.timezone IS 'IANA zone in which its times are read where a page names none, e.g. Asia/Seoul.';

COMMENT ON COLUMN news.sources.language IS 'Its main language (BCP 47), e.g. en. Null: not configured.';

COMMENT ON COLUMN news.sources.country IS 'Its country (ISO 3166 alpha-2), e.g. KR. Null: not configured.';

COMMENT ON COLUMN news.sources.first_seen_at IS 'When the first article or address of it was loaded (our clock, UTC).';

COMMENT ON COLUMN news.sources.articles IS 'Number of its articles in the warehouse, withdrawn ones included.';

COMMENT ON COLUMN news.sources.newest_first_seen_at IS 'When we first saw its newest article (our clock, UTC). Null: no article yet.';

CREATE VIEW news.source AS
 SELECT source,
    title,
    base_url,
    timezone,
    language,
    country,
    first_seen_at,
    articles,
    newest_first_seen_at
   FROM news.sources;

COMMENT ON VIEW news.source IS 'Deprecated: use news.sources; will be removed in 0.3.';

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

CREATE TABLE warehouse.search_language (
    language text NOT NULL,
    config regconfig NOT NULL
);

CREATE TABLE warehouse.search_part (
    name text NOT NULL,
    from_at timestamp with time zone NOT NULL,
    to_at timestamp with time zone NOT NULL
);

ALTER TABLE warehouse.source ALTER COLUMN source_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME warehouse.source_source_id_seq
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

ALTER TABLE ONLY warehouse.source
    ADD CONSTRAINT source_name_key UNIQUE (name);

ALTER TABLE ONLY warehouse.source
    ADD CONSTRAINT source_pkey PRIMARY KEY (source_id);

CREATE INDEX address_by_key ON warehouse.address USING btree (key);

CREATE INDEX article_alias_by_article ON warehouse.article_alias USING btree (article_id);

CREATE INDEX article_by_address ON warehouse.article USING btree (source_id, address_key) WHERE (address_key <> key);

CREATE INDEX article_by_first_sight ON warehouse.article USING btree (source_id, first_seen_at);

CREATE UNIQUE INDEX article_by_own_id ON warehouse.article USING btree (source_id, source_article_id) WHERE (source_article_id IS NOT NULL);

CREATE INDEX article_by_publication ON warehouse.article USING btree (published_at);

CREATE INDEX article_revision_by_article ON warehouse.article_revision USING btree (article_id, observed_at);

CREATE INDEX article_revision_of_changes ON warehouse.article_revision USING btree (observed_at) WHERE (revision_no > 1);

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

ALTER TABLE ONLY warehouse.address
    ADD CONSTRAINT address_run_id_fkey FOREIGN KEY (run_id) REFERENCES warehouse.run(run_id);

ALTER TABLE ONLY warehouse.address
    ADD CONSTRAINT address_source_id_fkey FOREIGN KEY (source_id) REFERENCES warehouse.source(source_id);

ALTER TABLE ONLY warehouse.agency_alias
    ADD CONSTRAINT agency_alias_agency_fkey FOREIGN KEY (agency) REFERENCES warehouse.agency(agency);

ALTER TABLE ONLY warehouse.article_alias
    ADD CONSTRAINT article_alias_article_id_fkey FOREIGN KEY (article_id) REFERENCES warehouse.article(article_id);

ALTER TABLE ONLY warehouse.article_alias
    ADD CONSTRAINT article_alias_source_id_fkey FOREIGN KEY (source_id) REFERENCES warehouse.source(source_id);

ALTER TABLE ONLY warehouse.article
    ADD CONSTRAINT article_source_id_fkey FOREIGN KEY (source_id) REFERENCES warehouse.source(source_id);

ALTER TABLE ONLY warehouse.check_result
    ADD CONSTRAINT check_result_run_id_fkey FOREIGN KEY (run_id) REFERENCES warehouse.run(run_id);

ALTER TABLE ONLY warehouse.fetch_log
    ADD CONSTRAINT fetch_log_run_id_fkey FOREIGN KEY (run_id) REFERENCES warehouse.run(run_id);

ALTER TABLE ONLY warehouse.fetch_log
    ADD CONSTRAINT fetch_log_source_id_fkey FOREIGN KEY (source_id) REFERENCES warehouse.source(source_id);

ALTER TABLE ONLY warehouse.load_batch
    ADD CONSTRAINT load_batch_run_id_fkey FOREIGN KEY (run_id) REFERENCES warehouse.run(run_id);

ALTER TABLE ONLY warehouse.quarantine
    ADD CONSTRAINT quarantine_run_id_fkey FOREIGN KEY (run_id) REFERENCES warehouse.run(run_id);

ALTER TABLE ONLY warehouse.quarantine
    ADD CONSTRAINT quarantine_source_id_fkey FOREIGN KEY (source_id) REFERENCES warehouse.source(source_id);

ALTER TABLE ONLY warehouse.reextraction
    ADD CONSTRAINT reextraction_article_id_fkey FOREIGN KEY (article_id) REFERENCES warehouse.article(article_id);

GRANT USAGE ON SCHEMA news TO news_reader;
GRANT USAGE ON SCHEMA news TO news_loader;

GRANT USAGE ON SCHEMA warehouse TO news_loader;

REVOKE ALL ON FUNCTION news.why(url text) FROM PUBLIC;
GRANT ALL ON FUNCTION news.why(url text) TO news_reader;
GRANT ALL ON FUNCTION news.why(url text) TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.article_revision TO news_loader;

REVOKE ALL ON FUNCTION warehouse.add_past_text(new warehouse.article_revision) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.add_past_text(new warehouse.article_revision) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.make_search_parts(times timestamp with time zone[]) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.make_search_parts(times timestamp with time zone[]) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.merged(a text[], b text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.merged(a text[], b text[]) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.pairs(words text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.pairs(words text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.revision_kind(status text, updated_at timestamp with time zone, raw_ref text, parser text, before_updated_at timestamp with time zone, before_raw_ref text, before_parser text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.revision_kind(status text, updated_at timestamp with time zone, raw_ref text, parser text, before_updated_at timestamp with time zone, before_raw_ref text, before_parser text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.search_config(language text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.search_config(language text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.search_vector(language text, headline text, subheadline text, body_text text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.search_vector(language text, headline text, subheadline text, body_text text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.state_rank(state text) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.state_rank(state text) TO news_loader;

REVOKE ALL ON FUNCTION warehouse.words_of(article_id bigint, version bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION warehouse.words_of(article_id bigint, version bigint) TO news_loader;
GRANT ALL ON FUNCTION warehouse.words_of(article_id bigint, version bigint) TO news_reader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.address TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.source TO news_loader;

GRANT SELECT ON TABLE news.addresses TO news_reader;
GRANT SELECT ON TABLE news.addresses TO news_loader;

GRANT SELECT ON TABLE news.address TO news_reader;
GRANT SELECT ON TABLE news.address TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.agency TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.agency_alias TO news_loader;

GRANT SELECT ON TABLE news.agencies TO news_reader;
GRANT SELECT ON TABLE news.agencies TO news_loader;

GRANT SELECT ON TABLE news.agency TO news_reader;
GRANT SELECT ON TABLE news.agency TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.article TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.article_author TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.article_image TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.article_search TO news_loader;

GRANT SELECT ON TABLE news.articles TO news_reader;
GRANT SELECT ON TABLE news.articles TO news_loader;

GRANT SELECT ON TABLE news.article TO news_reader;
GRANT SELECT ON TABLE news.article TO news_loader;

GRANT SELECT ON TABLE news.bylines TO news_reader;
GRANT SELECT ON TABLE news.bylines TO news_loader;

GRANT SELECT ON TABLE news.author TO news_reader;
GRANT SELECT ON TABLE news.author TO news_loader;

GRANT SELECT ON TABLE news.books TO news_reader;
GRANT SELECT ON TABLE news.books TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.check_result TO news_loader;

GRANT SELECT ON TABLE news.check_results TO news_reader;
GRANT SELECT ON TABLE news.check_results TO news_loader;

GRANT SELECT ON TABLE news.check_result TO news_reader;
GRANT SELECT ON TABLE news.check_result TO news_loader;

GRANT SELECT ON TABLE news.data_dictionary TO news_reader;
GRANT SELECT ON TABLE news.data_dictionary TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.fetch_log TO news_loader;

GRANT SELECT ON TABLE news.fetches TO news_reader;
GRANT SELECT ON TABLE news.fetches TO news_loader;

GRANT SELECT ON TABLE news."fetch" TO news_reader;
GRANT SELECT ON TABLE news."fetch" TO news_loader;

GRANT SELECT ON TABLE news.images TO news_reader;
GRANT SELECT ON TABLE news.images TO news_loader;

GRANT SELECT ON TABLE news.image TO news_reader;
GRANT SELECT ON TABLE news.image TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.quarantine TO news_loader;

GRANT SELECT ON TABLE news.quarantine TO news_reader;
GRANT SELECT ON TABLE news.quarantine TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.reextraction TO news_loader;

GRANT SELECT ON TABLE news.reextractions TO news_reader;
GRANT SELECT ON TABLE news.reextractions TO news_loader;

GRANT SELECT ON TABLE news.reextraction TO news_reader;
GRANT SELECT ON TABLE news.reextraction TO news_loader;

GRANT SELECT ON TABLE news.revisions TO news_reader;
GRANT SELECT ON TABLE news.revisions TO news_loader;

GRANT SELECT ON TABLE news.revision TO news_reader;
GRANT SELECT ON TABLE news.revision TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.run TO news_loader;

GRANT SELECT ON TABLE news.runs TO news_reader;
GRANT SELECT ON TABLE news.runs TO news_loader;

GRANT SELECT ON TABLE news.run TO news_reader;
GRANT SELECT ON TABLE news.run TO news_loader;

GRANT SELECT ON TABLE news.sources TO news_reader;
GRANT SELECT ON TABLE news.sources TO news_loader;

GRANT SELECT ON TABLE news.source TO news_reader;
GRANT SELECT ON TABLE news.source TO news_loader;

GRANT SELECT ON TABLE warehouse.applied_file TO news_loader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE warehouse.article_alias TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.article_article_id_seq TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.article_revision_revision_id_seq TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.check_result_check_result_id_seq TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.fetch_log_fetch_id_seq TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.load_batch TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.load_batch_load_id_seq TO news_loader;

GRANT SELECT ON TABLE warehouse.migration TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.quarantine_quarantine_id_seq TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.reextraction_reextraction_id_seq TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.run_run_id_seq TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.search_language TO news_loader;

GRANT SELECT,INSERT,UPDATE ON TABLE warehouse.search_part TO news_loader;

GRANT USAGE ON SEQUENCE warehouse.source_source_id_seq TO news_loader;
