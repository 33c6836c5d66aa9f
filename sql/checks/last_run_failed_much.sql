-- warn: in the site's last run, less than a fifth of the addresses failed or were quarantined
SELECT r.run_id, r.site, r.started_at, r.seen, r.failed, r.quarantined
FROM (
  SELECT DISTINCT ON (r.site) r.*
  FROM news.runs AS r
  WHERE r.ended_at > now() - interval '7 days' AND (%(site)s::text IS NULL OR r.site = %(site)s)
  ORDER BY r.site, r.started_at DESC
) AS r
WHERE r.seen >= 10 AND r.failed + r.quarantined > r.seen * 0.2;
