CREATE OR REPLACE VIEW news.disappeared AS
SELECT
  c.article_id,
  s.name AS source,
  a.url_canonical,
  c.status AS how,
  c.at AS noticed_at,
  back.at AS back_at,
  a.published_at,
  a.first_seen_at,
  c.at - coalesce(a.published_at, a.first_seen_at) AS lived_for,
  last.headline,
  CASE WHEN warehouse.may_read_text(s.is_open) AND a.status <> 'taken_down' THEN last.body_text END AS last_text,
  last.revision_id AS last_revision_id,
  last.revision_no AS last_revision_no
FROM warehouse.status_change AS c
JOIN warehouse.article AS a USING (article_id)
JOIN warehouse.source AS s USING (source_id)
LEFT JOIN LATERAL (
  SELECT n.at FROM warehouse.status_change AS n
  WHERE n.article_id = c.article_id AND n.at > c.at AND n.status = 'live' ORDER BY n.at LIMIT 1
) AS back ON true
CROSS JOIN LATERAL (
  SELECT r.headline, r.body_text, r.revision_id, r.revision_no
  FROM warehouse.article_revision AS r
  WHERE r.article_id = c.article_id AND (r.revision_no = 1 OR r.observed_at <= c.at) AND (r.revision_no = 1 OR r.status <> 'retracted')
  ORDER BY r.revision_no DESC
  LIMIT 1
) AS last
WHERE c.status IN ('gone', 'retracted');

COMMENT ON VIEW news.disappeared IS 'Every time that a publisher took an article away, or said that it is retracted; with the last text it had before. Since 0.2.';
COMMENT ON COLUMN news.disappeared.article_id IS 'The article, for news.articles. Since 0.2.';
COMMENT ON COLUMN news.disappeared.source IS 'Key of the outlet, for news.sources. Since 0.2.';
COMMENT ON COLUMN news.disappeared.url_canonical IS 'The article''s canonical URL. Since 0.2.';
COMMENT ON COLUMN news.disappeared.how IS 'gone (no longer served: 404, 410, or a notice in its place) or retracted (the page says so). Since 0.2.';
COMMENT ON COLUMN news.disappeared.noticed_at IS 'When we noticed (our clock, UTC); it may have been away before. Since 0.2.';
COMMENT ON COLUMN news.disappeared.back_at IS 'When we saw it served again (UTC). Null: it has not come back. Since 0.2.';
COMMENT ON COLUMN news.disappeared.published_at IS 'When the publisher said it was published (UTC). Null: the page did not say. Since 0.2.';
COMMENT ON COLUMN news.disappeared.first_seen_at IS 'When we first read it (our clock, UTC). Since 0.2.';
COMMENT ON COLUMN news.disappeared.lived_for IS 'From publication (else from our first sight) until we noticed, e.g. 3 days 04:10:00. Since 0.2.';
COMMENT ON COLUMN news.disappeared.headline IS 'The last headline it had before. Since 0.2.';
COMMENT ON COLUMN news.disappeared.last_text IS 'The last text it had before, a retraction''s own notice left out. Null: withheld (a limited reader, or taken down). Since 0.2.';
COMMENT ON COLUMN news.disappeared.last_revision_id IS 'The revision of that text, for news.revisions. Since 0.2.';
COMMENT ON COLUMN news.disappeared.last_revision_no IS 'Its number. Since 0.2.';
