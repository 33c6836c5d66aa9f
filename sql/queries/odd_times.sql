-- Which articles have times that are odd: in the future, before the day in the address, without a zone?
-- group: what was published
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day or moment on
-- until = now: … and before this one
SELECT flag, a.source, count(*) AS articles, max(a.published_at) AS newest, max(a.url_canonical) AS example
FROM news.articles AS a
CROSS JOIN LATERAL unnest(a.date_flags) AS flag
WHERE a.date_flags <> '{}'
  AND (%(source)s = '' OR a.source = %(source)s)
  AND a.published_at >= %(since)s AND a.published_at < %(until)s
GROUP BY flag, a.source
ORDER BY articles DESC, flag, a.source;
