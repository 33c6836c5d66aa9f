-- warn: every run that began more than a day ago has ended
SELECT r.run_id, r.site, r.run, r.first_batch_at
FROM warehouse.run AS r
WHERE r.ended_at IS NULL
  AND r.first_batch_at BETWEEN now() - interval '30 days' AND now() - interval '1 day'
  AND (%(site)s::text IS NULL OR r.site = %(site)s);
