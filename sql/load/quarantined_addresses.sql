-- Rows of the batch that were refused: quarantined in the books as well, unless another line of the address was loaded.
INSERT INTO warehouse.address AS known (run_id, source_id, key, url, state, reason, detail, at, load_id, advertised)
SELECT DISTINCT ON (s.source_id, i.key)
  %(run_id)s, s.source_id, i.key, i.url, 'quarantined', i.reason, i.detail, i.at, %(load_id)s, false
FROM incoming_quarantined i
JOIN warehouse.source s ON s.name = i.source
WHERE i.stage = 'load' AND length(i.key) = 32
ORDER BY s.source_id, i.key, i.line
ON CONFLICT (run_id, source_id, key) DO UPDATE
SET state = EXCLUDED.state, reason = EXCLUDED.reason, detail = EXCLUDED.detail, at = EXCLUDED.at, load_id = EXCLUDED.load_id
WHERE warehouse.state_rank(EXCLUDED.state) > warehouse.state_rank(known.state);
