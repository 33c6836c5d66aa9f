-- Which articles changed without the publisher saying so?
-- group: what was changed
-- source = : outlet, empty for all
-- days = 30: how far back
SELECT
  r.source,
  r.observed_at AS noticed_at,
  r.words_gained,
  nullif(r.previous_headline, r.headline) AS headline_before,
  r.headline,
  r.url_canonical
FROM news.revisions AS r
WHERE r.article_id IN (
    SELECT v.article_id
    FROM news.revisions AS v
    WHERE v.revision_no > 1 AND v.observed_at > now() - make_interval(days => %(days)s::integer)
  )
  AND r.is_silent
  AND (%(source)s = '' OR r.source = %(source)s)
ORDER BY r.observed_at DESC
LIMIT 100;
