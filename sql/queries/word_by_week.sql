-- How often did outlets speak of this, week by week?
-- group: search and trends
-- words = ferry: as in a search box: words, "a phrase", or, -not
-- source = : outlet, empty for all
-- since = 90 days ago: published from this day or moment on
-- until = now: … and before this one
-- limit = 1000: how many articles are looked at, newest first
SELECT date_trunc('week', s.published_at)::date AS week, count(*) AS articles, count(DISTINCT s.outlet) AS outlets
FROM news.search(%(words)s, %(since)s, %(until)s, source => nullif(%(source)s, ''), newest => true, top => %(limit)s) AS s
GROUP BY week
ORDER BY week DESC;
