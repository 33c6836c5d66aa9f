-- What each chunk of text comes to in a search vector: its lexemes with their places. A line for each, as none has a line feed in it.
SELECT string_agg(to_tsvector(%(config)s::regconfig, chunk)::text, E'\n' ORDER BY place)
FROM string_to_table(%(chunks)s, E'\n') WITH ORDINALITY AS told (chunk, place);
