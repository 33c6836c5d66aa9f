-- The places that a load has made beforehand were looked up by a function call for each article: half of what keeping them took. Now
-- they are joined, all of a statement's at once.
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
    -- What was made beforehand lies beside the vector, see warehouse.words_of.
    INSERT INTO warehouse.article_words (article_id, version, places)
    SELECT
      f.article_id, f.version,
      CASE WHEN v.line IS NULL THEN warehouse.places_of(warehouse.words_of(f.article_id, f.version)) ELSE v.places END
    FROM fresh f
    LEFT JOIN pg_temp.incoming_vector v ON f.version >> 24 = loading AND v.line = f.version & 16777215
    ORDER BY f.article_id
    ON CONFLICT (article_id) DO UPDATE SET version = EXCLUDED.version, places = EXCLUDED.places;
  END IF;
  RETURN NULL;
END
$$;
