-- fail: in every run that has ended, each address seen is in exactly one state
SELECT
  r.run_id, r.site, r.started_at, r.seen,
  (SELECT count(*) FROM news.address AS d WHERE d.run_id = r.run_id) AS in_the_ledger,
  r.undecided
FROM news.run AS r
WHERE r.ended_at > now() - interval '30 days'
  AND (%(site)s::text IS NULL OR r.site = %(site)s)
  AND (r.undecided > 0 OR r.seen <> r.loaded + r.updated + r.unchanged + r.duplicate + r.filtered + r.blocked + r.gone
    + r.failed + r.quarantined + r.deferred);
