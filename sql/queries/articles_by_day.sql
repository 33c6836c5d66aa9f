-- How many articles a day did each outlet publish, and how many of its own?
-- group: what was published
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day on
-- until = tomorrow: … and before this one
SELECT d.day, d.source, d.articles, d.own_articles, d.wire_articles, d.pictures, round(d.words::numeric / d.articles) AS words
FROM news.daily_sources AS d
WHERE (%(source)s = '' OR d.source = %(source)s)
  AND d.day >= %(since)s::date AND d.day < %(until)s::date
ORDER BY d.day DESC, d.source;
