-- How quickly do the sites answer, and with what?
-- group: how the crawl does
-- source = : outlet, empty for all
-- since = 1 day ago: runs begun from this day or moment on
-- until = now: … and before this one
SELECT
  f.source, f.purpose, coalesce(f.status::text, f.error) AS answer, count(*) AS requests,
  percentile_disc(0.5) WITHIN GROUP (ORDER BY f.elapsed_ms) AS median_ms,
  percentile_disc(0.95) WITHIN GROUP (ORDER BY f.elapsed_ms) AS p95_ms,
  pg_size_pretty(sum(f.bytes)) AS received
FROM news.fetches AS f
WHERE f.run_id IN (SELECT r.run_id FROM news.runs AS r WHERE r.started_at >= %(since)s AND r.started_at < %(until)s)
  AND (%(source)s = '' OR f.source = %(source)s)
GROUP BY f.source, f.purpose, coalesce(f.status::text, f.error)
ORDER BY f.source, requests DESC, answer;
