-- What share of its articles does each outlet change, change in silence, correct, or take away?
-- group: what was changed
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day on
-- until = tomorrow: … and before this one
SELECT
  d.source, sum(d.articles) AS articles,
  round(100 * sum(d.revised) / sum(d.articles), 2) AS percent_changed,
  round(100 * sum(d.silent) / sum(d.articles), 2) AS percent_in_silence,
  round(100 * sum(d.corrected) / sum(d.articles), 2) AS percent_corrected,
  round(100 * sum(d.away) / sum(d.articles), 2) AS percent_away
FROM news.daily_sources AS d
WHERE (%(source)s = '' OR d.source = %(source)s)
  AND d.day >= %(since)s::date AND d.day < %(until)s::date
GROUP BY d.source
ORDER BY percent_changed DESC, d.source;
