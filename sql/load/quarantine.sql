-- What could not be read or loaded, kept with its reason.
INSERT INTO warehouse.quarantine (
  run_id, source_id, key, url, stage, reason, detail, raw_ref, record, at, load_id)
SELECT %(run_id)s, s.source_id, i.key, i.url, i.stage, i.reason, i.detail, i.raw_ref, i.record, i.at, %(load_id)s
FROM incoming_quarantined i
JOIN warehouse.source s ON s.name = i.source
ORDER BY i.line;
