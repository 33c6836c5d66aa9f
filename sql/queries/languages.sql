-- In which languages do outlets publish, and how often is the declared one not that of the text?
-- group: what was published
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day or moment on
-- until = now: … and before this one
SELECT
  split_part(c.language, '-', 1) AS language,
  sum(c.articles) AS articles,
  count(DISTINCT c.source) AS outlets,
  sum(c.articles) FILTER (WHERE c.detected_language IS NOT NULL) AS text_in_another,
  string_agg(DISTINCT c.detected_language, ' ') AS namely
FROM (
  SELECT a.source, a.language, a.detected_language, count(*) AS articles
  FROM news.articles AS a
  WHERE (%(source)s = '' OR a.source = %(source)s)
    AND a.published_at >= %(since)s AND a.published_at < %(until)s
  GROUP BY a.source, a.language, a.detected_language
) AS c
GROUP BY split_part(c.language, '-', 1)
ORDER BY articles DESC, language;
