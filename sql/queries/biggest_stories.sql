-- Which stories ran in most outlets?
-- group: stories
-- since = 30 days ago: first published from this day or moment on
-- until = now: … and before this one
-- limit = 20: how many
SELECT s.outlets, s.articles, s.first_published_at, s.first_source, s.origin_source, s.headline, s.origin_url
FROM news.stories AS s
WHERE s.articles > 1
  AND s.first_published_at >= %(since)s AND s.first_published_at < %(until)s
  AND s.last_published_at >= %(since)s  -- it follows, and is what the index knows
ORDER BY s.outlets DESC, s.articles DESC, s.story DESC
LIMIT %(limit)s;
