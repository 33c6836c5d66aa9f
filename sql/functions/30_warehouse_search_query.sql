-- What is typed into a search box, with runs of Korean, Japanese and Chinese characters as phrases of their pairs: that is how
-- warehouse.search_vector has them.
CREATE OR REPLACE FUNCTION warehouse.search_text(query text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN warehouse.pairs(query) = query THEN query ELSE (
    SELECT string_agg(CASE WHEN place % 2 = 0 THEN '"' || warehouse.pairs(piece) || '"'
      -- A minus sign in front stays in front.
      ELSE replace(warehouse.pairs(regexp_replace(
        regexp_replace(piece, '(?<!\S)-(?=[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff])', U&'\E000', 'g'),
        '(\ue000?)([\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]+)', ' \1"\2" ', 'g')),
        U&'\E000', '-') END, '' ORDER BY place)
    FROM unnest(string_to_array(query, '"')) WITH ORDINALITY AS pieces (piece, place)
  ) END;

CREATE OR REPLACE FUNCTION warehouse.search_query(config regconfig, query text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN websearch_to_tsquery(config, warehouse.search_text(query));

-- For what takes a tsquery: ts_headline, and articles.search of a few articles.
CREATE OR REPLACE FUNCTION news.words(query text, language text DEFAULT 'en') RETURNS tsquery
  LANGUAGE sql IMMUTABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  RETURN warehouse.search_query(warehouse.search_config(language), query);

COMMENT ON FUNCTION news.words(text, text) IS 'What is typed into a search box, as a tsquery in a language, for ts_headline and for articles.search: search @@ news.words(''"central bank" rates -football'', ''en'') says of an article whether it has that. To find articles, news.search and news.mentions.';
