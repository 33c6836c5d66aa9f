-- Whose pictures does each outlet print?
-- group: people and agencies
-- source = : outlet, empty for all
-- days = 30: how far back
SELECT a.source, coalesce(i.credit_agency, i.credit_raw, '(no credit)') AS credit, count(*) AS pictures
FROM news.images AS i
JOIN news.articles AS a USING (article_id)
WHERE (%(source)s = '' OR a.source = %(source)s)
  AND a.first_seen_at > now() - make_interval(days => %(days)s::integer)
GROUP BY a.source, credit
ORDER BY pictures DESC, a.source, credit
LIMIT 50;
