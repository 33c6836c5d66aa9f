-- The run that a batch belongs to; every batch says the same of it.
INSERT INTO warehouse.run AS known (run, site, code, airflow, interval_start, interval_end, first_batch_at)
VALUES (
  %(run)s, %(site)s, %(code)s, %(airflow)s, %(interval_start)s::timestamptz, %(interval_end)s::timestamptz, %(at)s::timestamptz)
ON CONFLICT (run) DO UPDATE SET first_batch_at = least(known.first_batch_at, EXCLUDED.first_batch_at)
RETURNING run_id;
