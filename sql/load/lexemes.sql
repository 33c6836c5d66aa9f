-- What each chunk of text comes to in a search vector.
SELECT tsvector_to_array(to_tsvector(%(config)s::regconfig, chunk)) FROM unnest(%(chunks)s::text[]) WITH ORDINALITY AS told (chunk, place)
ORDER BY place;
