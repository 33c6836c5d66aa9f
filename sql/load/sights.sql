-- Known articles that the crawl asked for and found unchanged, without reading them.
WITH told AS (
  SELECT s.source_id, i.key, max(i.at) AS at
  FROM incoming_address i
  JOIN warehouse.source s ON s.name = i.source
  WHERE i.state = 'unchanged'
  GROUP BY s.source_id, i.key
), seen AS (
  -- By its identity, or by the address that it was last read at.
  SELECT a.article_id, t.at
  FROM told t JOIN warehouse.article a ON a.source_id = t.source_id AND a.key = t.key
  UNION
  SELECT a.article_id, t.at
  FROM told t
  JOIN warehouse.article a ON a.source_id = t.source_id AND a.address_key = t.key AND a.address_key <> a.key
)
UPDATE warehouse.article AS a
SET last_seen_at = seen.at,
  status = CASE WHEN a.status = 'gone' THEN CASE WHEN a.revision_no > 1 THEN 'updated' ELSE 'live' END ELSE a.status END,
  gone_at = NULL
FROM seen
WHERE a.article_id = seen.article_id
  AND a.last_seen_at < seen.at
  AND (a.gone_at IS NULL OR a.gone_at < seen.at);
