-- What kinds of articles does each outlet publish, and how much of it is paid for or not free?
-- group: what was published
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day or moment on
-- until = now: … and before this one
SELECT
  a.source, a.article_type AS kind, count(*) AS articles,
  count(*) FILTER (WHERE a.is_paywalled) AS not_free,
  count(*) FILTER (WHERE a.is_sponsored) AS paid_for
FROM news.articles AS a
WHERE (%(source)s = '' OR a.source = %(source)s)
  AND a.published_at >= %(since)s AND a.published_at < %(until)s
GROUP BY a.source, a.article_type
ORDER BY a.source, articles DESC, kind;
