-- A batch that cannot be read: noted with its reason, tried again by every load until it can.
INSERT INTO warehouse.load_batch AS known (site, run, seq, path, status, reason)
VALUES (%(site)s, %(run)s, %(seq)s, %(path)s, 'refused', %(reason)s)
ON CONFLICT (site, run, seq) DO UPDATE SET path = EXCLUDED.path, reason = EXCLUDED.reason, loaded_at = clock_timestamp()
WHERE known.status = 'refused';
