-- Which fields do the pages of each outlet give, and how often?
-- group: what was published
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day on
-- until = tomorrow: … and before this one
SELECT d.source, d.field, sum(d.articles) AS articles, sum(d.filled) AS filled, round(100 * sum(d.filled) / sum(d.articles), 1) AS percent
FROM news.coverage AS d
WHERE (%(source)s = '' OR d.source = %(source)s)
  AND d.day >= %(since)s::date AND d.day < %(until)s::date
GROUP BY d.source, d.field
ORDER BY d.source, percent DESC, d.field;
