-- Who writes most on this?
-- group: search and trends
-- words = ferry: as in a search box: words, "a phrase", or, -not
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day or moment on
-- until = now: … and before this one
-- limit = 300: how many articles are looked at, newest first
SELECT b.name, count(*) AS articles, array_agg(DISTINCT s.outlet) AS outlets, max(s.published_at) AS latest
FROM news.search(%(words)s, %(since)s, %(until)s, source => nullif(%(source)s, ''), newest => true, top => %(limit)s) AS s
JOIN news.bylines AS b USING (article_id)
WHERE b.kind = 'person'
GROUP BY b.name
ORDER BY articles DESC, b.name
LIMIT 30;
