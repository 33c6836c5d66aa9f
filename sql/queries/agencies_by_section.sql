-- What share of each section comes from agencies, day by day?
-- group: people and agencies
-- source = : outlet, empty for all
-- since = 7 days ago: published from this day or moment on
-- until = now: … and before this one
SELECT
  a.published_at::date AS day, coalesce(a.breadcrumbs[1], a.section, '(none)') AS section,
  count(*) AS articles, count(*) FILTER (WHERE a.is_wire) AS of_agencies,
  round(100.0 * count(*) FILTER (WHERE a.is_wire) / count(*)) AS percent
FROM news.articles AS a
WHERE (%(source)s = '' OR a.source = %(source)s)
  AND a.published_at >= %(since)s AND a.published_at < %(until)s
GROUP BY day, coalesce(a.breadcrumbs[1], a.section, '(none)')
ORDER BY day DESC, articles DESC, section
LIMIT 200;
