-- What each chunk of text comes to in a search vector: its lexemes with their places.
SELECT to_tsvector(%(config)s::regconfig, chunk)::text FROM unnest(%(chunks)s::text[]) WITH ORDINALITY AS told (chunk, place)
ORDER BY place;
