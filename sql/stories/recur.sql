-- Keys that have turned out to recur in their sources. They find nothing any more; the articles that lost one.
WITH learnt AS (
  INSERT INTO warehouse.story_recurring (source_id, key)
  SELECT source_id, key FROM unnest(%(sources)s::bigint[], %(keys)s::integer[]) AS found (source_id, key)
  ON CONFLICT DO NOTHING
), of_source AS MATERIALIZED (
  SELECT source_id, array_agg(key) AS keys
  FROM unnest(%(sources)s::bigint[], %(keys)s::integer[]) AS found (source_id, key)
  GROUP BY source_id
)
UPDATE warehouse.story_sketch s
SET indexed = ARRAY(SELECT unnest(s.indexed) EXCEPT SELECT unnest(o.keys) ORDER BY 1),
  others = ARRAY(SELECT unnest(s.others) UNION (SELECT unnest(s.indexed) INTERSECT SELECT unnest(o.keys)) ORDER BY 1)
FROM of_source o
WHERE s.indexed && o.keys AND s.source_id = o.source_id
RETURNING s.article_id;
