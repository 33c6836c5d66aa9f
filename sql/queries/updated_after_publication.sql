-- Which articles does the publisher say it changed after publication, and how long after?
-- group: what was changed
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day or moment on
-- until = now: … and before this one
SELECT a.source, a.published_at, a.updated_at - a.published_at AS later, a.headline, a.url
FROM news.articles AS a
WHERE (%(source)s = '' OR a.source = %(source)s)
  AND a.published_at >= %(since)s AND a.published_at < %(until)s
  AND a.updated_at > a.published_at
ORDER BY later DESC, a.url
LIMIT 100;
