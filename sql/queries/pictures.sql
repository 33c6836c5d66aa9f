-- Whose pictures does each outlet print?
-- group: people and agencies
-- source = : outlet, empty for all
-- since = 7 days ago: published from this day or moment on
-- until = now: … and before this one
SELECT a.source, coalesce(i.credit_agency, i.credit_raw, '(no credit)') AS credit, count(*) AS pictures
FROM news.images AS i
JOIN news.articles AS a USING (article_id)
WHERE (%(source)s = '' OR a.source = %(source)s)
  AND a.published_at >= %(since)s AND a.published_at < %(until)s
GROUP BY a.source, credit
ORDER BY pictures DESC, a.source, credit
LIMIT 50;
