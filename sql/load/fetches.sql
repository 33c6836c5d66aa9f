-- Every request that was made.
INSERT INTO warehouse.fetch_log (
  run_id, source_id, url, key, purpose, status, error, bytes, elapsed_ms, etag, last_modified, raw_ref, at, load_id)
SELECT
  %(run_id)s, s.source_id, i.url, i.key, i.purpose, i.status, i.error, i.bytes, i.elapsed_ms, i.etag, i.last_modified, i.raw_ref,
  i.at, %(load_id)s
FROM incoming_fetch i
JOIN warehouse.source s ON s.name = i.source
ORDER BY i.line;
