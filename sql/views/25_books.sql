CREATE OR REPLACE VIEW news.books AS
SELECT
  r.run_id,
  r.run,
  r.site,
  coalesce(r.started_at, r.first_batch_at) AS started_at,
  a.state,
  a.reason,
  count(*) AS addresses
FROM warehouse.run AS r
JOIN warehouse.address AS a USING (run_id)
GROUP BY r.run_id, a.state, a.reason;

COMMENT ON VIEW news.books IS 'How many addresses of each run ended in which state, and why. Their sum over a run that has ended is news.runs.seen.';
COMMENT ON COLUMN news.books.run_id IS 'The run, for news.runs.';
COMMENT ON COLUMN news.books.run IS 'Its UUID, as in the names of the staged batches.';
COMMENT ON COLUMN news.books.site IS 'The site that was crawled, e.g. korea_herald; `web` and `import` bring articles of many outlets.';
COMMENT ON COLUMN news.books.started_at IS 'When the run began, by our clock, in UTC.';
COMMENT ON COLUMN news.books.state IS 'loaded, updated, unchanged, duplicate, filtered, blocked (robots.txt), gone, failed, quarantined, deferred; seen and staged only while the run goes on.';
COMMENT ON COLUMN news.books.reason IS 'One word, e.g. not_due, http_500, list_page. Null: the state says it all.';
COMMENT ON COLUMN news.books.addresses IS 'Number of different addresses.';
