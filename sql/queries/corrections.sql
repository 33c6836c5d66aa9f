-- Which articles carry a correction, and what does it say?
-- group: what was changed
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day or moment on
-- until = now: … and before this one
SELECT a.published_at, a.source, a.headline, a.correction_note, a.url
FROM news.articles AS a
WHERE a.correction_note IS NOT NULL
  AND (%(source)s = '' OR a.source = %(source)s)
  AND a.published_at >= %(since)s AND a.published_at < %(until)s
ORDER BY a.published_at DESC
LIMIT 100;
