-- The index of words holds a number for each in place of the word: half of what taking words into it cost was to compare them, letter by
-- letter. It is made beside the old one, month by month, newest first; nobody who reads waits for it.

-- Eight bytes of its hash: of 370,000 warehouses with ten million words each, one would have two words with one number.
CREATE OR REPLACE FUNCTION warehouse.number_of(lexeme text) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ('x' || encode(substr(sha256(convert_to(lexeme, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint;

-- The search vector of an article, made of the text that stands.
CREATE OR REPLACE FUNCTION warehouse.words_of(article_id bigint, version bigint) RETURNS tsvector
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SECURITY DEFINER COST 2000
  SET search_path = pg_catalog, pg_temp
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

-- The numbers of its words, for the index and for nobody else. A load that has made them beforehand leaves them in a temporary table, by
-- the line that the version holds (load << 24 | line).
CREATE OR REPLACE FUNCTION warehouse.numbers_of(article_id bigint, version bigint) RETURNS bigint[]
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SECURITY DEFINER COST 4000
  SET search_path = pg_catalog, pg_temp
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

-- As before, but for the name of the temporary table.
CREATE OR REPLACE FUNCTION warehouse.keep_places() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
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

-- The index of a part of the search. To look at the words of a sample, for statistics, would mean to make them anew.
CREATE OR REPLACE FUNCTION warehouse.index_numbers(part text) RETURNS void
  LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  EXECUTE format(
    'CREATE INDEX %I ON warehouse.%I USING gin (warehouse.numbers_of(article_id, version)) WITH (gin_pending_list_limit = 24576)',
    part || '_by_number', part);
  EXECUTE format('ALTER INDEX warehouse.%I ALTER COLUMN 1 SET STATISTICS 0', part || '_by_number');
END
$$;

-- What is looked up at once, see warehouse.query_sides.
DROP TYPE IF EXISTS warehouse.query_side;
CREATE TYPE warehouse.query_side AS (
  config regconfig,      -- in which language's way
  term tsquery,          -- what was asked for
  required bigint[],     -- the words that an article must have, those of phrases among them
  barred bigint[],       -- words of which it must have none
  phrases tsquery[],     -- the phrases that must stand in it or, where `are_not` says so, must not
  proofs text[],         -- of each phrase, see warehouse.proof_of
  are_not boolean[],
  bytes bytea[],         -- of each phrase, see warehouse.search_phrases
  patterns bytea[],
  bigrams integer[],     -- what stands side by side in the phrases, see warehouse.bigrams; null: nothing
  is_phrases boolean     -- whether phrases are all that is asked for
);
-- step: again
SELECT warehouse.index_numbers(part.name)
FROM (
  SELECT name FROM warehouse.search_part
  WHERE to_regclass(format('warehouse.%I', name || '_by_number')) IS NULL
  ORDER BY from_at DESC LIMIT 1
) AS part;
