-- The search gets a table of its own, narrow and parted by month of publication: what is new is found without touching what is old,
-- and what a load writes stays as small as the month. The vector itself is kept nowhere but in the index: kept beside the text it was
-- a third of the warehouse. Accents are folded; Korean, Japanese and Chinese are searched by pairs of characters.
-- step
ALTER TABLE warehouse.article ALTER COLUMN search DROP NOT NULL;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_ts_template WHERE tmplname = 'unaccent') THEN
    CREATE SCHEMA IF NOT EXISTS extension;
    CREATE EXTENSION unaccent SCHEMA extension;
  END IF;
END
$$;

-- Each of Postgres' languages, with accents folded before the stem is taken.
DO $$
DECLARE
  template text := (
    SELECT format('%I.%I', n.nspname, t.tmplname)
    FROM pg_ts_template t JOIN pg_namespace n ON n.oid = t.tmplnamespace WHERE t.tmplname = 'unaccent');
  base text;
BEGIN
  IF EXISTS (SELECT FROM pg_ts_dict WHERE dictname = 'folded' AND dictnamespace = 'warehouse'::regnamespace) THEN
    RETURN;
  END IF;
  EXECUTE format('CREATE TEXT SEARCH DICTIONARY warehouse.folded (TEMPLATE = %s, RULES = ''unaccent'')', template);
  FOREACH base IN ARRAY ARRAY [
    'english', 'german', 'french', 'spanish', 'italian', 'portuguese', 'dutch', 'swedish', 'norwegian', 'danish', 'finnish', 'russian',
    'turkish', 'hungarian', 'romanian', 'greek', 'arabic', 'indonesian', 'catalan', 'basque', 'irish', 'hindi', 'lithuanian', 'nepali',
    'serbian', 'tamil', 'yiddish', 'armenian', 'simple'] LOOP
    EXECUTE format('CREATE TEXT SEARCH CONFIGURATION warehouse.%1$I (COPY = pg_catalog.%1$I)', base);
    EXECUTE format(
      'ALTER TEXT SEARCH CONFIGURATION warehouse.%I ALTER MAPPING FOR word, hword, hword_part WITH warehouse.folded, pg_catalog.%I',
      base, CASE base WHEN 'simple' THEN 'simple' ELSE base || '_stem' END);
  END LOOP;
END
$$;

-- What an index stands on is changed by a migration only: these four functions are not in sql/functions.

-- How words of a language are brought to their stem for the search; languages that Postgres has no stemmer for keep their words.
CREATE OR REPLACE FUNCTION warehouse.search_config(language text) RETURNS regconfig
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE lower(split_part(language, '-', 1))
    WHEN 'en' THEN 'warehouse.english'::regconfig
    WHEN 'de' THEN 'warehouse.german'::regconfig
    WHEN 'fr' THEN 'warehouse.french'::regconfig
    WHEN 'es' THEN 'warehouse.spanish'::regconfig
    WHEN 'it' THEN 'warehouse.italian'::regconfig
    WHEN 'pt' THEN 'warehouse.portuguese'::regconfig
    WHEN 'nl' THEN 'warehouse.dutch'::regconfig
    WHEN 'sv' THEN 'warehouse.swedish'::regconfig
    WHEN 'no' THEN 'warehouse.norwegian'::regconfig
    WHEN 'nb' THEN 'warehouse.norwegian'::regconfig
    WHEN 'nn' THEN 'warehouse.norwegian'::regconfig
    WHEN 'da' THEN 'warehouse.danish'::regconfig
    WHEN 'fi' THEN 'warehouse.finnish'::regconfig
    WHEN 'ru' THEN 'warehouse.russian'::regconfig
    WHEN 'tr' THEN 'warehouse.turkish'::regconfig
    WHEN 'hu' THEN 'warehouse.hungarian'::regconfig
    WHEN 'ro' THEN 'warehouse.romanian'::regconfig
    WHEN 'el' THEN 'warehouse.greek'::regconfig
    WHEN 'ar' THEN 'warehouse.arabic'::regconfig
    WHEN 'id' THEN 'warehouse.indonesian'::regconfig
    WHEN 'ca' THEN 'warehouse.catalan'::regconfig
    WHEN 'eu' THEN 'warehouse.basque'::regconfig
    WHEN 'ga' THEN 'warehouse.irish'::regconfig
    WHEN 'hi' THEN 'warehouse.hindi'::regconfig
    WHEN 'lt' THEN 'warehouse.lithuanian'::regconfig
    WHEN 'ne' THEN 'warehouse.nepali'::regconfig
    WHEN 'sr' THEN 'warehouse.serbian'::regconfig
    WHEN 'ta' THEN 'warehouse.tamil'::regconfig
    WHEN 'yi' THEN 'warehouse.yiddish'::regconfig
    WHEN 'hy' THEN 'warehouse.armenian'::regconfig
    ELSE 'warehouse.simple'::regconfig
  END;

-- Runs of Korean, Japanese and Chinese characters as the pairs that they are made of: their words are not parted by spaces, or not
-- where a searcher would part them. 대통령이 → 대통 통령 령이. spiders/warehouse/vectors.py does the same.
CREATE OR REPLACE FUNCTION warehouse.pairs(words text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN words !~ '[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]' THEN words ELSE (
    SELECT string_agg(CASE
      WHEN length(piece) < 2 OR piece !~ '^[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]' THEN piece
      ELSE (SELECT string_agg(substr(piece, at, 2), ' ' ORDER BY at) FROM generate_series(1, length(piece) - 1) AS at)
    END, ' ' ORDER BY place)
    FROM unnest(string_to_array(regexp_replace(words,
      '([\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]+)', ' \1 ', 'g'), ' '))
      WITH ORDINALITY AS pieces (piece, place)
  ) END;

-- What the search finds an article by: headline before subheadline before text, each word by its stem in the article's language.
-- spiders/warehouse/vectors.py makes the same for many articles at once; a test holds the two together.
CREATE OR REPLACE FUNCTION warehouse.search_vector(language text, headline text, subheadline text, body_text text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN setweight(to_tsvector(warehouse.search_config(language), warehouse.pairs(headline)), 'A')
    || setweight(to_tsvector(warehouse.search_config(language), warehouse.pairs(COALESCE(subheadline, ''))), 'B')
    || to_tsvector(warehouse.search_config(language), warehouse.pairs(body_text));

CREATE TABLE IF NOT EXISTS warehouse.article_search (
  article_id bigint NOT NULL,
  at timestamptz NOT NULL,            -- published_at; -infinity where the page does not say
  version bigint NOT NULL,            -- another one whenever the text is another: it is what the index hears of a change by
  source_id bigint NOT NULL,
  config regconfig NOT NULL,
  language text NOT NULL,
  section text,
  PRIMARY KEY (article_id, at)
) PARTITION BY RANGE (at);

-- The words of an article, for the index and for nobody else. It always comes to the vector of the text that stands; a load that has made
-- that beforehand leaves it in a temporary table, by the line that the version holds (load << 24 | line).
CREATE OR REPLACE FUNCTION warehouse.words_of(article_id bigint, version bigint) RETURNS tsvector
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SECURITY DEFINER COST 2000
  SET search_path = pg_catalog, pg_temp
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

-- The parts there are, newest last.
CREATE TABLE IF NOT EXISTS warehouse.search_part (
  name text PRIMARY KEY,
  from_at timestamptz NOT NULL UNIQUE,
  to_at timestamptz NOT NULL
);

-- Languages that articles are in, and how each is searched.
CREATE TABLE IF NOT EXISTS warehouse.search_language (
  language text PRIMARY KEY,
  config regconfig NOT NULL
);

-- Sees that there is a part for each of these times: a month since 2020, a year before, all that is older or lies far ahead in one each.
CREATE OR REPLACE FUNCTION warehouse.make_search_parts(times timestamptz[]) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  SET TimeZone = 'UTC'
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
-- step
SELECT warehouse.make_search_parts(ARRAY(
  SELECT DISTINCT date_trunc('month', COALESCE(published_at, '-infinity'), 'UTC') FROM warehouse.article));
-- step: again
INSERT INTO warehouse.article_search (article_id, at, version, source_id, config, language, section)
SELECT article_id, COALESCE(published_at, '-infinity'), 0, source_id, warehouse.search_config(language), language, section
FROM warehouse.article
WHERE article_id > (SELECT COALESCE(max(article_id), 0) FROM warehouse.article_search)
ORDER BY article_id
LIMIT 1000;
-- step
INSERT INTO warehouse.search_language (language, config)
SELECT DISTINCT language, config FROM warehouse.article_search
ON CONFLICT DO NOTHING;
