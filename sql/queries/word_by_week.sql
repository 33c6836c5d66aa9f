-- How often did outlets speak of this, week by week?
-- group: search and trends
-- words = ferry: as in a search box: words, "a phrase", or, -not
-- source = : outlet, empty for all
-- since = 90 days ago: published from this day or moment on
-- until = now: … and before this one
SELECT w.week, sum(w.articles) AS articles, count(*) AS outlets
FROM (
  SELECT date_trunc('week', m.published_at)::date AS week, m.outlet, count(*) AS articles
  FROM news.mentions(%(words)s, %(since)s, %(until)s, source => nullif(%(source)s, '')) AS m
  GROUP BY week, m.outlet
) AS w
GROUP BY w.week
ORDER BY w.week DESC;
