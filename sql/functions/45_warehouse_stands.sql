-- A phrase of pairs that are one run of Korean, Japanese or Chinese characters, as it stands in a text: where the run is, the phrase is.
-- Null for any other.
CREATE OR REPLACE FUNCTION warehouse.run_of(phrase tsquery) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT CASE WHEN bool_and(pair ~ '^[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]{2}$' AND (before IS NULL OR (gap = '-' AND right(before, 1) = left(pair, 1))))
    THEN string_agg(CASE WHEN before IS NULL THEN pair ELSE right(pair, 1) END, '' ORDER BY place) END
  FROM (
    SELECT place, word[1] AS gap, word[2] AS pair, lag(word[2]) OVER (ORDER BY place) AS before
    FROM regexp_matches(phrase::text, '(?:<(-|\d+)> )?''((?:[^'']|'''')*)''', 'g') WITH ORDINALITY AS told (word, place)
  ) AS words;
END;

-- What proves a phrase where it is in a text: its run, or the phrase as it was typed between spaces, if it is of plain letters: no word
-- reaches across white space, so it is read there as it was in the query. Null: nothing so simple.
CREATE OR REPLACE FUNCTION warehouse.proof_of(config regconfig, phrase tsquery, query text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT COALESCE(warehouse.run_of(phrase), (
    SELECT ' ' || typed[1] || ' '
    FROM regexp_matches(query, '"([A-Za-z]+(?: [A-Za-z]+)+)"', 'g') AS typed
    WHERE warehouse.search_query(config, '"' || typed[1] || '"') = phrase
    LIMIT 1));
END;

-- Whether what a search asks for stands in an article that has its words. Where the order of its words, as it is known, says that a phrase
-- does, its proof in the text tells that it is so, or else the text around that place; all of the text is read where that is not enough.
CREATE OR REPLACE FUNCTION warehouse.stands(article_id bigint, version bigint, known bytea, side warehouse.query_side) RETURNS boolean
  LANGUAGE plpgsql STABLE COST 100000
  SET search_path = pg_catalog, pg_temp
  -- Planned once: the search that asks has each of its own statements planned anew, and what is set for it would hold here too.
  SET plan_cache_mode = force_generic_plan
AS $$
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
$$;
