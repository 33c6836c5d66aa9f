-- Words as they are looked up: each run of Korean, Japanese or Chinese characters as its pairs. Short runs, most of them, are cut at once,
-- for a query of its own for each costs more than the pairs.
CREATE OR REPLACE FUNCTION warehouse.pairs(words text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN words !~ '[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]' THEN words ELSE (
    SELECT string_agg(CASE
      WHEN length(piece) < 3 OR piece !~ '^[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]' THEN piece
      WHEN length(piece) = 3 THEN left(piece, 2) || ' ' || right(piece, 2)
      WHEN length(piece) = 4 THEN left(piece, 2) || ' ' || substr(piece, 2, 2) || ' ' || right(piece, 2)
      WHEN length(piece) = 5 THEN left(piece, 2) || ' ' || substr(piece, 2, 2) || ' ' || substr(piece, 3, 2) || ' ' || right(piece, 2)
      ELSE (SELECT string_agg(substr(piece, at, 2), ' ' ORDER BY at) FROM generate_series(1, length(piece) - 1) AS at)
    END, ' ' ORDER BY place)
    FROM unnest(string_to_array(regexp_replace(words,
      '([\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]+)', ' \1 ', 'g'), ' '))
      WITH ORDINALITY AS pieces (piece, place)
  ) END;
