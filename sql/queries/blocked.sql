-- What share of the addresses that a site advertises does its robots.txt forbid?
-- group: how the crawl does
-- since = 30 days ago: begun from this day or moment on
-- until = now: … and before this one
SELECT
  r.site, count(*) AS runs, sum(r.seen) AS seen, sum(r.blocked) AS blocked,
  round(100 * sum(r.blocked) / nullif(sum(r.seen), 0), 1) AS percent
FROM news.runs AS r
WHERE r.started_at >= %(since)s AND r.started_at < %(until)s AND r.seen IS NOT NULL
GROUP BY r.site
ORDER BY percent DESC NULLS LAST, r.site;
