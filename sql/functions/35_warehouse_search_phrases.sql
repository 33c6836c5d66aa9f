-- What can be searched one after the other: the sides of an OR. What is typed into a search box has no brackets, and "not" stands in
-- front of a word or a phrase alone.
CREATE OR REPLACE FUNCTION warehouse.search_terms(words tsquery) RETURNS SETOF tsquery
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT term::tsquery FROM string_to_table(words::text, ' | ') AS term;
END;

-- A lexeme as it stands in the text of a query.
CREATE OR REPLACE FUNCTION warehouse.unquoted(lexeme text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN replace(replace(lexeme, '''''', ''''), '\\', '\');

-- The words of such a term as the index has them: those that an article must have, and those that it must not. That a phrase is not there
-- does not say that its words are not.
CREATE OR REPLACE FUNCTION warehouse.term_numbers(term tsquery) RETURNS TABLE (required bigint[], barred bigint[])
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT
    COALESCE(array_agg(DISTINCT number) FILTER (WHERE NOT starts_with(piece, '!')), '{}'),
    COALESCE(array_agg(DISTINCT number) FILTER (WHERE starts_with(piece, '!')), '{}')
  FROM string_to_table(term::text, ' & ') AS piece
  CROSS JOIN LATERAL regexp_matches(piece, '''((?:[^'']|'''')*)''', 'g') AS told (word)
  CROSS JOIN LATERAL warehouse.number_of(warehouse.unquoted(word[1])) AS number
  WHERE NOT starts_with(piece, '!(');
END;

-- The phrases of such a term, each as it stands in warehouse.article_words: its bytes where words that are not indexed stand between its
-- own, and the pattern that finds it whatever stands there.
CREATE OR REPLACE FUNCTION warehouse.term_phrases(term tsquery)
  RETURNS TABLE (phrases tsquery[], are_not boolean[], bytes bytea[], patterns bytea[])
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
        warehouse.code_of(warehouse.unquoted(word[2])) AS code
      FROM regexp_matches(piece, '(?:<(-|\d+)> )?''((?:[^'']|'''')*)''', 'g') WITH ORDINALITY AS told (word, place)
    ) AS words
  ) AS phrase
  WHERE piece ~ '<(-|\d+)>';
END;
