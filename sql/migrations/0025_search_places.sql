-- A phrase was looked for in the text of every article that has its words: seconds, where they are common and rarely stand together. Now
-- the order of an article's words is kept, two bytes for each place, which tells at once where they do not. And the newest of a month
-- are found without looking at all of it.

-- Two bytes for each place of a vector: of the word that stands there, noughts where none does. Null where there are more places than
-- Postgres counts.
CREATE OR REPLACE FUNCTION warehouse.code_of(lexeme text) RETURNS bytea
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN substr(sha256(convert_to(lexeme, 'UTF8')), 1, 2);

CREATE OR REPLACE FUNCTION warehouse.places_of(words tsvector) RETURNS bytea
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (
    SELECT string_agg(decode(repeat('0000', gap), 'hex') || code, '' ORDER BY place)
    FROM (
      SELECT place, place - lag(place, 1, 0::smallint) OVER (ORDER BY place) - 1 AS gap, warehouse.code_of(lexeme) AS code
      FROM (SELECT lexeme, unnest(positions) AS place FROM unnest(words)) AS standing
    ) AS told
    HAVING max(place) < 16383
  );

CREATE TABLE IF NOT EXISTS warehouse.article_words (
  article_id bigint PRIMARY KEY,
  version bigint NOT NULL,            -- of warehouse.article_search; the places of another one are not looked at
  places bytea STORAGE EXTERNAL       -- null: not known, the text is read
);

-- step: again
INSERT INTO warehouse.article_words (article_id, version, places)
SELECT s.article_id, s.version, warehouse.places_of(warehouse.words_of(s.article_id, s.version))
FROM (
  SELECT article_id, version FROM warehouse.article_search
  WHERE article_id > (SELECT COALESCE(max(article_id), 0) FROM warehouse.article_words)
  ORDER BY article_id
  LIMIT 1000
) AS s;

-- step
-- The places of a text that is being kept: a load that has made them beforehand leaves them beside the vector, see warehouse.words_of.
CREATE OR REPLACE FUNCTION warehouse.places_now(article_id bigint, version bigint) RETURNS bytea
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  made bytea;
BEGIN
  IF version >> 24 = nullif(current_setting('news.loading', true), '')::bigint THEN
    SELECT v.places INTO made FROM pg_temp.incoming_vector v WHERE v.line = version & 16777215;
    IF FOUND THEN
      RETURN made;
    END IF;
  END IF;
  RETURN warehouse.places_of(warehouse.words_of(article_id, version));
END
$$;

CREATE OR REPLACE FUNCTION warehouse.keep_places() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO warehouse.article_words (article_id, version, places)
  SELECT article_id, version, warehouse.places_now(article_id, version) FROM fresh ORDER BY article_id
  ON CONFLICT (article_id) DO UPDATE SET version = EXCLUDED.version, places = EXCLUDED.places;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION warehouse.drop_places() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  DELETE FROM warehouse.article_words w USING gone WHERE w.article_id = gone.article_id;
  RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER words_come AFTER INSERT ON warehouse.article_search REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION warehouse.keep_places();
CREATE OR REPLACE TRIGGER words_change AFTER UPDATE ON warehouse.article_search REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION warehouse.keep_places();
CREATE OR REPLACE TRIGGER words_go AFTER DELETE ON warehouse.article_search REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION warehouse.drop_places();

-- step
-- What loads have brought or changed meanwhile.
INSERT INTO warehouse.article_words (article_id, version, places)
SELECT s.article_id, s.version, warehouse.places_of(warehouse.words_of(s.article_id, s.version))
FROM warehouse.article_search s
WHERE NOT EXISTS (SELECT FROM warehouse.article_words w WHERE (w.article_id, w.version) = (s.article_id, s.version))
ON CONFLICT (article_id) DO UPDATE SET version = EXCLUDED.version, places = EXCLUDED.places;

DELETE FROM warehouse.article_words w WHERE NOT EXISTS (SELECT FROM warehouse.article_search s WHERE s.article_id = w.article_id);

-- step
CREATE INDEX IF NOT EXISTS article_search_by_time ON warehouse.article_search (at);
