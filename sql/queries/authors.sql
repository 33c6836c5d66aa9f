-- Who wrote most?
-- group: people and agencies
-- source = : outlet, empty for all
-- days = 30: how far back
SELECT w.name, min(w.email) AS email, count(*) AS articles, round(avg(a.word_count)) AS words, max(a.published_at) AS latest
FROM news.articles AS a
JOIN news.bylines AS w USING (article_id)
WHERE w.kind = 'person'
  AND (%(source)s = '' OR a.source = %(source)s)
  AND a.first_seen_at > now() - make_interval(days => %(days)s::integer)
GROUP BY w.name
ORDER BY articles DESC, w.name
LIMIT 50;
