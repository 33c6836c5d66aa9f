-- What has disappeared, and what was its last text?
-- group: what was changed
-- source = : outlet, empty for all
-- since = 30 days ago: noticed from this day or moment on
-- until = now: … and before this one
SELECT d.noticed_at, d.source, d.how, d.lived_for, d.back_at, d.headline, left(d.last_text, 200) AS last_text, d.url_canonical
FROM news.disappeared AS d
WHERE (%(source)s = '' OR d.source = %(source)s)
  AND d.noticed_at >= %(since)s AND d.noticed_at < %(until)s
ORDER BY d.noticed_at DESC
LIMIT 100;
