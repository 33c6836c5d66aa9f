-- Which agencies are credited for texts, and which for pictures?
-- group: people and agencies
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day on
-- until = tomorrow: … and before this one
SELECT d.agency, g.name, sum(d.articles) AS articles, sum(d.pictures) AS pictures, count(DISTINCT d.source) AS outlets
FROM news.daily_agencies AS d
LEFT JOIN news.agencies AS g USING (agency)
WHERE (%(source)s = '' OR d.source = %(source)s)
  AND d.day >= %(since)s::date AND d.day < %(until)s::date
GROUP BY d.agency, g.name
ORDER BY articles DESC, pictures DESC, d.agency;
