-- Which articles speak of this, best first?
-- group: search and trends
-- words = sealed in blood: as in a search box: words, "a phrase", or, -not
-- source = : outlet, empty for all
SELECT
  round(ts_rank_cd(a.search, query)::numeric, 3) AS rank,
  a.published_at,
  a.source,
  a.headline,
  ts_headline('simple', left(a.body_text, 2000), query, 'MaxFragments=1, MaxWords=18, MinWords=8, StartSel=[, StopSel=]') AS passage,
  a.url
FROM news.articles AS a
CROSS JOIN (SELECT websearch_to_tsquery('english', %(words)s) || websearch_to_tsquery('simple', %(words)s) AS query) AS q
WHERE a.search @@ query AND (%(source)s = '' OR a.source = %(source)s)
ORDER BY rank DESC, a.published_at DESC NULLS LAST
LIMIT 20;
