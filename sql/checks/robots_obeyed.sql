-- fail: nothing that robots.txt forbids was asked for
SELECT f.run_id, f.source, f.url, f.at
FROM warehouse.run AS r
JOIN warehouse.address AS d USING (run_id)
JOIN news.fetches AS f ON f.run_id = d.run_id AND f.url = d.url
WHERE r.first_batch_at > now() - interval '2 days'
  AND d.state = 'blocked'
  AND f.purpose = 'article'
  AND f.status IS NOT NULL
  AND (%(site)s::text IS NULL OR r.site = %(site)s);
