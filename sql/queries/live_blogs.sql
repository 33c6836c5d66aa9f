-- Which live blogs ran, for how long and with how many posts?
-- group: what was published
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day or moment on
-- until = now: … and before this one
SELECT
  a.published_at, a.source, a.headline, a.word_count AS words, a.revision_no AS revisions,
  a.last_seen_at - a.first_seen_at AS watched_for,
  (SELECT count(*) FROM jsonb_array_elements(a.body_blocks) AS block WHERE block ->> 'type' = 'live_post') AS posts,
  a.url
FROM news.articles AS a
WHERE a.is_liveblog
  AND (%(source)s = '' OR a.source = %(source)s)
  AND a.published_at >= %(since)s AND a.published_at < %(until)s
ORDER BY a.published_at DESC
LIMIT 50;
