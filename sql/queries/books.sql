-- Do the books balance: what became of the addresses of each run?
-- group: how the crawl does
-- site = : site, empty for all
SELECT
  r.run_id, r.site, r.started_at, r.finish_reason, r.seen,
  r.loaded, r.updated, r.unchanged, r.duplicate, r.filtered, r.blocked, r.gone, r.failed, r.quarantined, r.deferred,
  r.seen - r.loaded - r.updated - r.unchanged - r.duplicate - r.filtered - r.blocked - r.gone - r.failed - r.quarantined
    - r.deferred AS missing
FROM news.runs AS r
WHERE %(site)s = '' OR r.site = %(site)s
ORDER BY r.started_at DESC
LIMIT 20;
