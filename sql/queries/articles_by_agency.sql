-- Which agencies does each outlet take its articles from, and how many are its own?
-- group: people and agencies
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day on
-- until = tomorrow: … and before this one
SELECT
  taken.source, taken.agency, taken.articles, round(100 * taken.articles / every.articles, 1) AS percent
FROM (
  SELECT d.source, d.agency, sum(d.articles) AS articles
  FROM news.daily_agencies AS d
  WHERE d.day >= %(since)s::date AND d.day < %(until)s::date AND d.articles > 0
  GROUP BY d.source, d.agency
  UNION ALL
  SELECT d.source, '(own)', sum(d.own_articles)
  FROM news.daily_sources AS d
  WHERE d.day >= %(since)s::date AND d.day < %(until)s::date
  GROUP BY d.source
) AS taken
JOIN (
  SELECT d.source, sum(d.articles) AS articles
  FROM news.daily_sources AS d
  WHERE d.day >= %(since)s::date AND d.day < %(until)s::date
  GROUP BY d.source
) AS every USING (source)
WHERE %(source)s = '' OR taken.source = %(source)s
ORDER BY taken.source, taken.articles DESC, taken.agency;
