-- What a check found, beside the newest run of its site.
INSERT INTO warehouse.check_result (checked_at, site, run_id, name, severity, question, ok, rows, sample, seconds)
SELECT
  clock_timestamp(), %(site)s,
  (SELECT r.run_id FROM warehouse.run AS r WHERE r.site = %(site)s ORDER BY r.first_batch_at DESC LIMIT 1),
  %(name)s, %(severity)s, %(question)s, %(ok)s, %(rows)s, %(sample)s, %(seconds)s;
