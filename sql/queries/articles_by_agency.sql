-- Which agencies does each outlet take its articles from, and how many are its own?
-- group: people and agencies
-- source = : outlet, empty for all
-- days = 30: how far back
SELECT
  a.source,
  coalesce(agency, '(own)') AS agency,
  count(*) AS articles,
  round(100.0 * count(*) / sum(count(*)) OVER (PARTITION BY a.source), 1) AS percent
FROM news.articles AS a
LEFT JOIN LATERAL unnest(a.wire_agency) AS agency ON true
WHERE (%(source)s = '' OR a.source = %(source)s)
  AND a.first_seen_at > now() - make_interval(days => %(days)s::integer)
GROUP BY a.source, agency
ORDER BY a.source, articles DESC, agency;
