-- How each language's articles are asked for what was typed, and by what a snippet knows the words again: runs of Korean, Japanese and
-- Chinese characters as they stand, the beginnings of all others. Becomes a part of the statement that asks, for nothing is set for it.
CREATE OR REPLACE FUNCTION warehouse.search_ways(query text)
  RETURNS TABLE (config regconfig, words tsquery, runs text, starts text)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT
    c.config, w.words,
    (
      SELECT string_agg(DISTINCT run[1], '|')
      FROM regexp_matches(query, '[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]{2,}', 'g') AS run
    ),
    (
      SELECT string_agg(DISTINCT left(word[1], greatest(length(word[1]) - 1, 1)), '|')
      FROM regexp_matches(querytree(w.words), '''(\w+)''', 'g') AS word
    )
  FROM (SELECT DISTINCT l.config FROM warehouse.search_language l) AS c
  CROSS JOIN LATERAL (SELECT warehouse.search_query(c.config, query) AS words) AS w;
END;

-- Some 200 characters of a text around the first word that was searched for, the words in square brackets.
CREATE OR REPLACE FUNCTION warehouse.snippet(config regconfig, body_text text, words tsquery, runs text, starts text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
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
