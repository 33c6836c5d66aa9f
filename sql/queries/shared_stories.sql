-- Which two outlets share most stories?
-- group: stories
-- since = 30 days ago: first published from this day or moment on
-- until = now: … and before this one
WITH member AS (
  SELECT DISTINCT m.story, m.source
  FROM news.story_articles AS m
  WHERE m.articles > 1 AND m.published_at >= %(since)s AND m.published_at < %(until)s
)
SELECT one.source AS one, other.source AS other, count(*) AS stories
FROM member AS one
JOIN member AS other ON other.story = one.story AND one.source < other.source
GROUP BY one.source, other.source
ORDER BY stories DESC, one, other
LIMIT 50;
