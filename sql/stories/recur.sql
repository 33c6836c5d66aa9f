-- Keys that have turned out to recur in their sources. They find nothing any more, whenever the article was published; the articles that
-- lost one.
WITH found AS MATERIALIZED (
  SELECT source_id, key FROM unnest(%(sources)s::bigint[], %(keys)s::integer[]) AS found (source_id, key)
), learnt AS (
  INSERT INTO warehouse.story_recurring (source_id, key)
  SELECT source_id, key FROM found
  ON CONFLICT DO NOTHING
), told AS (
  DELETE FROM warehouse.story_repeated r USING found f WHERE r.source_id = f.source_id AND r.key = f.key
), holder AS MATERIALIZED (
  SELECT s.article_id, array_agg(f.key) AS keys
  FROM found f
  CROSS JOIN LATERAL (SELECT ARRAY(
    SELECT unnest(warehouse.timed_keys(ARRAY[f.key], bucket)) FROM warehouse.story_bucket
  ) OFFSET 0) AS ever (keys)
  -- OFFSET has each looked up by the index, however many there are: how few hold a key is not known to the planner.
  CROSS JOIN LATERAL (
    SELECT s.article_id FROM warehouse.story_sketch s
    WHERE warehouse.timed_keys(s.indexed, warehouse.story_bucket(s.published_at)) && ever.keys AND s.source_id = f.source_id
    OFFSET 0
  ) AS s
  GROUP BY s.article_id
)
UPDATE warehouse.story_sketch s
SET indexed = ARRAY(SELECT unnest(s.indexed) EXCEPT SELECT unnest(h.keys) ORDER BY 1),
  others = ARRAY(SELECT unnest(s.others) UNION SELECT unnest(h.keys) ORDER BY 1)
FROM holder h
WHERE s.article_id = h.article_id
RETURNING s.article_id;
