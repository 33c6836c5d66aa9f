-- Which articles does the publisher say it changed after publication, and how long after?
-- group: what was changed
-- source = : outlet, empty for all
-- days = 30: how far back
SELECT a.source, a.published_at, a.updated_at - a.published_at AS later, a.headline, a.url
FROM news.articles AS a
WHERE (%(source)s = '' OR a.source = %(source)s)
  AND a.published_at > now() - make_interval(days => %(days)s::integer)
  AND a.updated_at > a.published_at
ORDER BY later DESC, a.url
LIMIT 100;
