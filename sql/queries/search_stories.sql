-- Which stories speak of this, each once, and how many outlets' copies are there?
-- group: search and trends
-- words = ferry strike: as in a search box: words, "a phrase", or, -not
-- source = : outlet, empty for all
-- since = 30 days ago: published from this day or moment on
-- until = now: … and before this one
-- limit = 20: how many
SELECT s.rank, s.published_at, s.outlet AS source, s.copies, s.headline, s.snippet, s.url
FROM news.search(%(words)s, %(since)s, %(until)s, source => nullif(%(source)s, ''), by_story => true, top => %(limit)s) AS s
ORDER BY s.place;
