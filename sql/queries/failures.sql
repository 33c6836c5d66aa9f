-- What failed lately, and why?
-- group: how the crawl does
-- source = : outlet, empty for all
-- since = 1 day ago: runs begun from this day or moment on
-- until = now: … and before this one
SELECT d.source, d.state, d.reason, max(d.detail) AS detail, count(DISTINCT d.url_hash) AS addresses, max(d.at) AS last_at, min(d.url) AS example
FROM news.addresses AS d
WHERE d.run_id IN (SELECT r.run_id FROM news.runs AS r WHERE r.started_at >= %(since)s AND r.started_at < %(until)s)
  AND (%(source)s = '' OR d.source = %(source)s)
  AND d.state IN ('failed', 'quarantined')
GROUP BY d.source, d.state, d.reason
ORDER BY addresses DESC, d.source, d.reason;
