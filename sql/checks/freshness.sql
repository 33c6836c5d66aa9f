-- warn: a site that was crawled this month was crawled in the last day
SELECT r.site, max(r.ended_at) AS last_run
FROM warehouse.run AS r
WHERE r.first_batch_at > now() - interval '30 days'
  AND r.site <> 'web'
  AND (%(site)s::text IS NULL OR r.site = %(site)s)
GROUP BY r.site
HAVING max(r.ended_at) < now() - interval '1 day';
