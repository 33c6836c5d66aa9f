-- How fresh is each outlet: newest article, newest look, and how late we are after publication?
-- group: how the crawl does
SELECT
  a.source,
  count(*) AS articles_this_week,
  max(a.published_at) AS newest_published,
  max(a.first_seen_at) AS newest_first_seen,
  max(a.last_seen_at) AS last_look,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY a.first_seen_at - a.published_at) AS median_delay
FROM news.articles AS a
WHERE a.first_seen_at > now() - interval '7 days'
GROUP BY a.source
ORDER BY a.source;
