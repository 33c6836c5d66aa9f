-- Known articles that their publisher has withdrawn. Their texts are kept.
WITH told AS (
  SELECT s.source_id, i.key, min(i.at) AS at
  FROM incoming_address i
  JOIN warehouse.source s ON s.name = i.source
  WHERE i.state = 'gone'
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
SET status = 'gone', gone_at = seen.at
FROM seen
WHERE a.article_id = seen.article_id
  AND a.last_seen_at < seen.at
  AND a.status NOT IN ('gone', 'taken_down');
