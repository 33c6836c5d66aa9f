-- A number for each two words that stand side by side, by the order of an article's words: one of 262,144, which all pairs of words share,
-- so that an index of them takes a quarter of the text. Who has a phrase's numbers without having the phrase is told by the order of the
-- words. -1: the order is not known.
CREATE OR REPLACE FUNCTION warehouse.bigrams(places bytea) RETURNS integer[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN places IS NULL THEN ARRAY[-1] ELSE ARRAY(
    SELECT ((one << 4) # two) & 262143
    FROM (
      SELECT
        get_byte(places, at) * 256 + get_byte(places, at + 1) AS one,
        get_byte(places, at + 2) * 256 + get_byte(places, at + 3) AS two
      FROM generate_series(0, length(places) - 4, 2) AS at
    ) AS side_by_side
    WHERE one > 0 AND two > 0
  ) END;

-- Those of an article, for the index of a part of the search. What comes or changes after the index was made is in it as not known, for
-- the order of its words is kept after it: so a load pays for one number, not for two hundred, and a search asks for the words of these.
-- Said to be immutable as warehouse.words_of is.
CREATE OR REPLACE FUNCTION warehouse.bigrams_of(article_id bigint, version bigint) RETURNS integer[]
  LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER COST 100000 PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
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
