CREATE OR REPLACE VIEW news.headline_history AS
SELECT
  h.article_id,
  s.name AS source,
  a.url_canonical,
  h.headline,
  h.previous_headline,
  h.seen_at,
  lead(h.seen_at) OVER (PARTITION BY h.article_id ORDER BY h.revision_no) AS seen_until,
  h.is_silent
FROM (
  SELECT
    r.article_id, r.revision_no, r.headline, r.observed_at AS seen_at, r.kind = 'stealth' AS is_silent,
    lag(r.headline) OVER (PARTITION BY r.article_id ORDER BY r.revision_no) AS previous_headline
  FROM warehouse.article_revision AS r
) AS h
JOIN warehouse.article AS a USING (article_id)
JOIN warehouse.source AS s USING (source_id)
WHERE h.previous_headline IS DISTINCT FROM h.headline;

COMMENT ON VIEW news.headline_history IS 'Every headline an article has had, one row each, in order. Filter by article_id. Since 0.2.';
COMMENT ON COLUMN news.headline_history.article_id IS 'The article, for news.articles. Since 0.2.';
COMMENT ON COLUMN news.headline_history.source IS 'Key of the outlet, for news.sources. Since 0.2.';
COMMENT ON COLUMN news.headline_history.url_canonical IS 'The article''s canonical URL. Since 0.2.';
COMMENT ON COLUMN news.headline_history.headline IS 'The headline. Since 0.2.';
COMMENT ON COLUMN news.headline_history.previous_headline IS 'The one before it. Null: this is the first. Since 0.2.';
COMMENT ON COLUMN news.headline_history.seen_at IS 'When we first read it (our clock, UTC). Since 0.2.';
COMMENT ON COLUMN news.headline_history.seen_until IS 'When we first read the next one (UTC). Null: it stands. Since 0.2.';
COMMENT ON COLUMN news.headline_history.is_silent IS 'Whether it came without a new stamp of the publisher. Since 0.2.';
