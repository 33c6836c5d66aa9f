-- The batch is loaded: said in the same transaction as all that it brought.
INSERT INTO warehouse.load_batch AS known (
  load_id, site, run, seq, path, status, run_id, sha256, created_at, loaded_at, seconds, lines, counts)
VALUES (
  %(load_id)s, %(site)s, %(run)s, %(seq)s, %(path)s, 'loaded', %(run_id)s, %(sha256)s, %(created_at)s::timestamptz,
  clock_timestamp(), %(seconds)s, %(lines)s::jsonb, %(counts)s::jsonb)
ON CONFLICT (site, run, seq) DO UPDATE
SET load_id = EXCLUDED.load_id,
  path = EXCLUDED.path,
  status = EXCLUDED.status,
  reason = NULL,
  run_id = EXCLUDED.run_id,
  sha256 = EXCLUDED.sha256,
  created_at = EXCLUDED.created_at,
  loaded_at = EXCLUDED.loaded_at,
  seconds = EXCLUDED.seconds,
  lines = EXCLUDED.lines,
  counts = EXCLUDED.counts
WHERE known.status = 'refused';
