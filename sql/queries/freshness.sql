-- How fresh is each outlet, and how late are we after publication?
-- group: how the crawl does
SELECT
  f.source, f.articles, f.articles_this_week, f.newest_first_seen_at, f.median_delay, f.last_run_ended_at,
  f.last_run_finish_reason
FROM news.freshness AS f
WHERE f.articles > 0 OR f.last_run_ended_at IS NOT NULL
ORDER BY f.source;
