-- Which articles said something else at one moment than at another?
-- group: what was changed
-- source = : outlet, empty for all
-- since = 1 day ago: the first moment
-- until = now: the second
SELECT
  r.source, r.url_canonical, count(*) AS revisions, sum(r.words_added) AS words_added, sum(r.words_removed) AS words_removed,
  (array_agg(r.previous_headline ORDER BY r.revision_no))[1] AS headline_then,
  (array_agg(r.headline ORDER BY r.revision_no DESC))[1] AS headline_later
FROM news.revisions AS r
WHERE r.revision_no > 1
  AND r.kind <> 'reextracted'
  AND r.observed_at > %(since)s AND r.observed_at <= %(until)s
  AND (%(source)s = '' OR r.source = %(source)s)
GROUP BY r.source, r.article_id, r.url_canonical
ORDER BY max(r.observed_at) DESC
LIMIT 100;
