-- What was changed without a word this week, and how many words of it?
-- group: what was changed
-- source = : outlet, empty for all
-- since = 7 days ago: noticed from this day or moment on
-- until = now: … and before this one
SELECT
  r.observed_at AS noticed_at, r.source, r.words_added, r.words_removed, round(100 * r.share_changed) AS percent_changed,
  nullif(r.previous_headline, r.headline) AS headline_before, r.headline, r.url_canonical
FROM news.revisions AS r
WHERE r.is_silent
  AND r.revision_no > 1
  AND (%(source)s = '' OR r.source = %(source)s)
  AND r.observed_at >= %(since)s AND r.observed_at < %(until)s
ORDER BY r.observed_at DESC
LIMIT 100;
