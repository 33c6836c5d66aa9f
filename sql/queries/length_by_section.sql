-- How long are the articles of each section?
-- group: what was published
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day on
-- until = tomorrow: … and before this one
SELECT coalesce(d.section, '(none)') AS section, sum(d.articles) AS articles, round(sum(d.words) / sum(d.articles)) AS words
FROM news.daily_sections AS d
WHERE (%(source)s = '' OR d.source = %(source)s)
  AND d.day >= %(since)s::date AND d.day < %(until)s::date
GROUP BY d.section
ORDER BY articles DESC, section
LIMIT 50;
