-- How many articles a day did each section publish?
-- group: what was published
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day on
-- until = tomorrow: … and before this one
SELECT d.day, d.source, coalesce(d.section, '(none)') AS section, d.articles, round(d.words::numeric / d.articles) AS words
FROM news.daily_sections AS d
WHERE (%(source)s = '' OR d.source = %(source)s)
  AND d.day >= %(since)s::date AND d.day < %(until)s::date
ORDER BY d.day DESC, d.articles DESC, d.source, section;
