-- Who wrote most?
-- group: people and agencies
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day on
-- until = tomorrow: … and before this one
SELECT w.name, w.kind, m.articles, m.words, m.outlets, w.emails
FROM (
  SELECT d.author, sum(d.articles) AS articles, round(sum(d.words) / sum(d.articles)) AS words, array_agg(DISTINCT d.source) AS outlets
  FROM news.daily_authors AS d
  WHERE (%(source)s = '' OR d.source = %(source)s)
    AND d.day >= %(since)s::date AND d.day < %(until)s::date
  GROUP BY d.author
  ORDER BY articles DESC, d.author
  LIMIT 50
) AS m
JOIN news.authors AS w USING (author)
ORDER BY m.articles DESC, w.name;
