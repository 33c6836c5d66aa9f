-- How did the last run of each site end?
-- group: how the crawl does
SELECT DISTINCT ON (r.site)
  r.site, r.started_at, r.ended_at, r.finish_reason, r.seen,
  r.loaded, r.updated, r.unchanged, r.duplicate, r.filtered, r.blocked, r.gone, r.failed, r.quarantined, r.deferred
FROM news.runs AS r
ORDER BY r.site, r.started_at DESC;
