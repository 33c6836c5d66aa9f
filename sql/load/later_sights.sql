-- A batch of an earlier run that is loaded after a later one: what the later ones saw of its articles holds for them as well.
UPDATE warehouse.article AS a
SET last_seen_at = greatest(a.last_seen_at, later.unchanged_at),
  gone_at = later.gone_at,
  status = CASE
    WHEN later.gone_at IS NOT NULL AND a.status <> 'taken_down' THEN 'gone'
    WHEN a.status = 'gone' THEN CASE WHEN a.revision_no > 1 THEN 'updated' ELSE 'live' END
    ELSE a.status
  END
FROM resolved r
CROSS JOIN LATERAL (
  SELECT
    max(seen.at) FILTER (WHERE seen.state = 'unchanged') AS unchanged_at,
    min(seen.at) FILTER (WHERE seen.state = 'gone' AND NOT EXISTS (
      SELECT FROM warehouse.address again
      WHERE again.key = seen.key AND again.source_id = seen.source_id AND again.at > seen.at
        AND again.state IN ('loaded', 'updated', 'unchanged'))) AS gone_at
  FROM warehouse.article known
  JOIN warehouse.address seen ON seen.source_id = known.source_id AND seen.key IN (known.key, known.address_key)
  WHERE known.article_id = r.article_id AND seen.at > known.fetched_at AND seen.state IN ('unchanged', 'gone')
) AS later
WHERE a.article_id = r.article_id AND (later.unchanged_at IS NOT NULL OR later.gone_at IS NOT NULL);
