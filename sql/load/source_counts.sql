-- How many articles each outlet has now, and when the newest was first seen. Always in one order: two loads may meet here.
WITH brought AS (
  SELECT r.source_id, count(*) AS articles, max(i.fetched_at) AS newest
  FROM resolved AS r
  JOIN incoming_article AS i USING (line)
  WHERE r.fate = 'new'
  GROUP BY r.source_id
), locked AS MATERIALIZED (
  SELECT s.source_id
  FROM warehouse.source AS s
  WHERE s.source_id IN (SELECT source_id FROM brought)
  ORDER BY s.source_id
  FOR NO KEY UPDATE
)
UPDATE warehouse.source AS s
SET articles = s.articles + b.articles, newest_first_seen_at = greatest(s.newest_first_seen_at, b.newest)
FROM brought AS b
JOIN locked USING (source_id)
WHERE s.source_id = b.source_id;
