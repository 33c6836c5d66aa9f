-- Sketches are found by their keys with the time before them. What there is of them is counted as if it had come so.
-- step
INSERT INTO warehouse.story_bucket (bucket)
SELECT DISTINCT warehouse.story_bucket(published_at) FROM warehouse.story_sketch WHERE article_id > 0
ON CONFLICT DO NOTHING;
-- step
INSERT INTO warehouse.story_repeated (article_id, key, source_id)
SELECT article_id, key, source_id
FROM (
  SELECT s.article_id, key, s.source_id, COALESCE(o.story_window, interval '10 days') AS story_window, s.published_at,
    lag(s.published_at) OVER near AS before, lead(s.published_at) OVER near AS next
  FROM warehouse.story_sketch s
  JOIN warehouse.source o USING (source_id), unnest(s.indexed) AS key
  WINDOW near AS (PARTITION BY s.source_id, key ORDER BY s.published_at)
) AS held
WHERE before >= published_at - story_window OR next <= published_at + story_window
ON CONFLICT DO NOTHING;
-- step: no transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS story_sketch_by_time
  ON warehouse.story_sketch USING gin (warehouse.timed_keys(indexed, warehouse.story_bucket(published_at))) WITH (fastupdate = off);
-- step: no transaction
DROP INDEX CONCURRENTLY IF EXISTS warehouse.story_sketch_by_key;
