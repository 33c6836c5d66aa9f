-- Who spoke of this first?
-- group: search and trends
-- words = ferry: as in a search box: words, "a phrase", or, -not
-- since = 30 days ago: published from this day or moment on
-- until = now: … and before this one
-- limit = 10: how many
SELECT
  m.published_at, m.outlet AS source, a.headline,
  ts_headline(regexp_replace(a.body_text, '\s+', ' ', 'g'), news.words(%(words)s, a.language), 'MaxFragments=1, MaxWords=32, MinWords=12, StartSel=[, StopSel=]') AS snippet,
  a.url
FROM news.mentions(%(words)s, %(since)s, %(until)s, top => %(limit)s) AS m
JOIN news.articles AS a USING (article_id)
ORDER BY m.published_at, m.article_id;
