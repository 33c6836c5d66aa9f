-- What can be searched one after the other: the sides of an OR, where a phrase is among them. What is typed into a search box has no
-- brackets, and "not" stands in front of a word or a phrase alone.
CREATE OR REPLACE FUNCTION warehouse.search_terms(words tsquery) RETURNS SETOF tsquery
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT term::tsquery FROM string_to_table(words::text, CASE WHEN words::text ~ '<(-|\d+)>' THEN ' | ' ELSE E'\n' END) AS term;
END;

-- The phrases of such a term, each as it stands in warehouse.article_words: its bytes where words that are not indexed stand between its
-- own, and the pattern that finds it whatever stands there.
CREATE OR REPLACE FUNCTION warehouse.search_phrases(
  term tsquery, OUT phrases tsquery[], OUT are_not boolean[], OUT bytes bytea[], OUT patterns bytea[]
)
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT
    COALESCE(array_agg(regexp_replace(piece, '^!\( | \)$', '', 'g')::tsquery ORDER BY piece), '{}'),
    COALESCE(array_agg(starts_with(piece, '!') ORDER BY piece), '{}'),
    COALESCE(array_agg(phrase.bytes ORDER BY piece), '{}'),
    COALESCE(array_agg(phrase.pattern ORDER BY piece), '{}')
  FROM string_to_table(term::text, ' & ') AS piece
  CROSS JOIN LATERAL (
    SELECT
      string_agg(decode(repeat('0000', gap), 'hex') || code, '' ORDER BY place) AS bytes,
      '%'::bytea || string_agg(convert_to(repeat('__', gap) || '\', 'UTF8') || substr(code, 1, 1) || '\x5c'::bytea || substr(code, 2), '' ORDER BY place) || '%'::bytea AS pattern
    FROM (
      SELECT
        place,
        COALESCE(nullif(word[1], '-')::integer - 1, 0) AS gap,
        warehouse.code_of(replace(replace(word[2], '''''', ''''), '\\', '\')) AS code
      FROM regexp_matches(piece, '(?:<(-|\d+)> )?''((?:[^'']|'''')*)''', 'g') WITH ORDINALITY AS told (word, place)
    ) AS words
  ) AS phrase
  WHERE piece ~ '<(-|\d+)>';
END;
