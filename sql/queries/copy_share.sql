-- What share of each outlet's articles are copies of another article, and how late do they come?
-- group: stories
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day or moment on
-- until = now: … and before this one
SELECT
  m.source, count(*) AS articles,
  count(*) FILTER (WHERE m.role = 'copy') AS copies, count(*) FILTER (WHERE m.role = 'rewrite') AS rewrites,
  round(100.0 * count(*) FILTER (WHERE m.role <> 'origin') / count(*), 1) AS percent,
  percentile_disc(0.5) WITHIN GROUP (ORDER BY m.delay) FILTER (WHERE m.role <> 'origin') AS median_delay
FROM news.story_articles AS m
WHERE (%(source)s = '' OR m.source = %(source)s)
  AND m.published_at >= %(since)s AND m.published_at < %(until)s
GROUP BY m.source
ORDER BY percent DESC, m.source;
