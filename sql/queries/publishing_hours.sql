-- On which weekdays and at which hours, by its own clock, does an outlet publish?
-- group: what was published
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day or moment on
-- until = now: … and before this one
SELECT
  to_char(c.quarter AT TIME ZONE c.timezone, 'ID Dy') AS weekday,
  extract(hour FROM c.quarter AT TIME ZONE c.timezone)::integer AS hour,
  sum(c.articles) AS articles
FROM (
  SELECT s.timezone, date_bin('15 minutes', a.published_at, '2000-01-01Z') AS quarter, count(*) AS articles
  FROM news.articles AS a
  JOIN news.sources AS s USING (source)
  WHERE (%(source)s = '' OR a.source = %(source)s)
    AND a.published_at >= %(since)s AND a.published_at < %(until)s
    AND a.date_precision = 'minute'
  GROUP BY s.timezone, quarter
) AS c
GROUP BY weekday, hour
ORDER BY weekday, hour;
