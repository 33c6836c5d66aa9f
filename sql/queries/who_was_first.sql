-- Who published stories first that others carried, and how long until they did?
-- group: stories
-- since = 30 days ago: first published from this day or moment on
-- until = now: … and before this one
SELECT
  s.first_source AS source, count(*) AS stories, round(avg(s.outlets), 1) AS outlets,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY s.last_published_at - s.first_published_at) AS until_the_last
FROM news.stories AS s
WHERE s.articles > 1
  AND s.first_published_at >= %(since)s AND s.first_published_at < %(until)s
  AND s.last_published_at >= %(since)s  -- it follows, and is what the index knows
GROUP BY s.first_source
ORDER BY stories DESC, source;
