-- Which of these articles the warehouse has already, word for word: they need no search vector.
SELECT told.line
FROM unnest(%(lines)s::bigint[], %(sources)s::text[], %(keys)s::bytea[], %(records)s::bytea[])
  AS told (line, source, key, record_hash)
JOIN warehouse.source s ON s.name = told.source
JOIN warehouse.article a ON a.source_id = s.source_id AND a.key = told.key AND a.record_hash = told.record_hash;
