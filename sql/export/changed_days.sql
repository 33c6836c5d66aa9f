-- The days of articles that loads have brought, changed or withdrawn since a load and a moment, before and after the change.
WITH changed AS (
  SELECT a.article_id, coalesce(a.published_at, a.first_seen_at) AS at
  FROM news.articles AS a
  WHERE a.load_id > %(load_id)s
  UNION ALL
  SELECT a.article_id, coalesce(a.published_at, a.first_seen_at)
  FROM news.articles AS a
  WHERE a.gone_at > %(moment)s
)
SELECT (c.at AT TIME ZONE 'UTC')::date AS day
FROM changed AS c
UNION
SELECT (r.published_at AT TIME ZONE 'UTC')::date
FROM news.revisions AS r
WHERE r.published_at IS NOT NULL AND r.article_id IN (SELECT c.article_id FROM changed AS c)
ORDER BY day
