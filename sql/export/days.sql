-- The days that have articles, and for each what makes its file: how many there are, which loads brought them, how many are gone.
SELECT
  (coalesce(a.published_at, a.first_seen_at) AT TIME ZONE 'UTC')::date AS day,
  count(*) AS articles,
  sum(a.load_id) AS loads,
  count(a.gone_at) AS gone
FROM news.articles AS a
WHERE (a.published_at >= %(start)s AND a.published_at < %(end)s)
  OR (a.published_at IS NULL AND a.first_seen_at >= %(start)s AND a.first_seen_at < %(end)s)
GROUP BY day
ORDER BY day
