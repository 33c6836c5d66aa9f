-- Which headlines were changed most often?
-- group: what was changed
-- source = : outlet, empty for all
-- since = 30 days ago: noticed from this day or moment on
-- until = now: … and before this one
WITH changed AS (
  SELECT r.article_id, count(*) AS changes
  FROM news.revisions AS r
  WHERE r.revision_no > 1
    AND r.observed_at >= %(since)s AND r.observed_at < %(until)s
    AND (%(source)s = '' OR r.source = %(source)s)
    AND r.previous_headline <> r.headline
  GROUP BY r.article_id
  ORDER BY changes DESC, r.article_id DESC
  LIMIT 50
)
SELECT c.changes, a.source, a.headline, h.former AS headlines_before, a.url
FROM changed AS c
JOIN news.articles AS a USING (article_id)
CROSS JOIN LATERAL (
  SELECT array_agg(r.headline ORDER BY r.revision_no) AS former
  FROM news.revisions AS r
  WHERE r.article_id = c.article_id AND r.revision_no < a.revision_no
) AS h
ORDER BY c.changes DESC, a.article_id DESC;
