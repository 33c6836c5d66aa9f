-- Who spoke of this first?
-- group: search and trends
-- words = ferry: as in a search box: words, "a phrase", or, -not
-- since = 30 days ago: published from this day or moment on
-- until = now: … and before this one
-- limit = 1000: how many articles are looked at, newest first
SELECT s.published_at, s.outlet AS source, s.headline, s.snippet, s.url
FROM news.search(%(words)s, %(since)s, %(until)s, newest => true, top => %(limit)s) AS s
ORDER BY s.published_at, s.article_id
LIMIT 10;
