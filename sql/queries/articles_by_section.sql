-- How many articles a day did each section publish?
-- group: what was published
-- source = : outlet, empty for all
-- days = 30: how far back
SELECT
  (a.published_at AT TIME ZONE s.timezone)::date AS day,
  coalesce(a.breadcrumbs[1], a.section, '(none)') AS section,
  count(*) AS articles,
  round(avg(a.word_count)) AS words
FROM news.articles AS a
JOIN news.sources AS s USING (source)
WHERE (%(source)s = '' OR a.source = %(source)s)
  AND a.published_at > now() - make_interval(days => %(days)s::integer)
GROUP BY day, coalesce(a.breadcrumbs[1], a.section, '(none)')
ORDER BY day DESC, articles DESC, section;
