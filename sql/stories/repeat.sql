-- These have a key in common with another article of their source, published within its window. The keys that have turned out so in enough
-- articles of the source to recur there, told apart by headline and opening as they are now.
WITH found AS MATERIALIZED (
  SELECT *
  FROM unnest(%(articles)s::bigint[], %(keys)s::integer[], %(sources)s::bigint[]) AS found (article_id, key, source_id)
), kept AS (
  INSERT INTO warehouse.story_repeated (article_id, key, source_id)
  SELECT article_id, key, source_id FROM found
  ON CONFLICT DO NOTHING
)
SELECT held.source_id, held.key
FROM (
  SELECT article_id, key, source_id FROM found
  UNION
  SELECT r.article_id, r.key, r.source_id
  FROM warehouse.story_repeated r
  JOIN (SELECT DISTINCT source_id, key FROM found) AS asked USING (source_id, key)
) AS held
JOIN warehouse.story_sketch s USING (article_id)
WHERE held.key = ANY (s.indexed)
GROUP BY held.source_id, held.key
HAVING count(DISTINCT s.opening) >= %(recurs)s;
