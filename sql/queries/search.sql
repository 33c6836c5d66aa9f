-- Which articles speak of this, best first?
-- group: search and trends
-- words = sealed in blood: as in a search box: words, "a phrase", or, -not
-- source = : outlet, empty for all
SELECT rank, published_at, outlet AS source, headline, passage, url
FROM news.search(%(words)s, source => nullif(%(source)s, ''));
