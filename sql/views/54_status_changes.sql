CREATE OR REPLACE VIEW news.status_changes AS
SELECT
  c.article_id, c.at, c.previous_status, c.status,
  lead(c.at) OVER (PARTITION BY c.article_id ORDER BY c.at) AS until
FROM (
  SELECT article_id, at, before AS previous_status, status FROM warehouse.status_change
  UNION ALL
  SELECT article_id, at, 'live', 'taken_down' FROM warehouse.takedown
  UNION ALL
  SELECT article_id, lifted_at, 'taken_down', 'live' FROM warehouse.takedown WHERE lifted_at IS NOT NULL
) AS c;

COMMENT ON VIEW news.status_changes IS 'Every time that an article went away or came back: to or from gone, retracted, taken_down. Changes of the text are in news.revisions. Since 0.2.';
COMMENT ON COLUMN news.status_changes.article_id IS 'The article, for news.articles. Since 0.2.';
COMMENT ON COLUMN news.status_changes.at IS 'When we saw it (our clock, UTC). Since 0.2.';
COMMENT ON COLUMN news.status_changes.previous_status IS 'The status before, e.g. live. Since 0.2.';
COMMENT ON COLUMN news.status_changes.status IS 'live, gone, retracted, taken_down: from then on. Since 0.2.';
COMMENT ON COLUMN news.status_changes.until IS 'When the next change was seen (UTC). Null: it has this status still. Since 0.2.';
