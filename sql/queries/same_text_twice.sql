-- Which texts did an outlet publish more than once?
-- group: what was published
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day or moment on
-- until = now: … and before this one
SELECT
  t.source, t.times, min(a.published_at) AS first_at, max(a.published_at) AS last_at, min(a.headline) AS headline,
  array_agg(a.url_canonical ORDER BY a.published_at, a.article_id) AS addresses
FROM (
  SELECT d.source, count(*) AS times, array_agg(d.article_id) AS article_ids
  FROM news.articles AS d
  WHERE (%(source)s = '' OR d.source = %(source)s)
    AND d.published_at >= %(since)s AND d.published_at < %(until)s
  GROUP BY d.source, d.content_hash
  HAVING count(*) > 1
  ORDER BY times DESC, max(d.published_at) DESC
  LIMIT 50
) AS t
JOIN news.articles AS a ON a.article_id = ANY (t.article_ids)
GROUP BY t.source, t.times, t.article_ids
ORDER BY t.times DESC, last_at DESC;
