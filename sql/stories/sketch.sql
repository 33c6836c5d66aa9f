-- The sketches of articles that have come or changed, as they stand now; what has another text by now is left to whoever brought that. What
-- says nothing new is left alone. Keys that recur in the source find nothing.
WITH told AS MATERIALIZED (
  SELECT a.article_id, a.source_id, COALESCE(a.published_at, a.first_seen_at) AS published_at, t.line
  FROM unnest(%(articles)s::bigint[], %(revisions)s::bigint[], %(lines)s::bigint[]) AS t (article_id, revision_id, line)
  JOIN warehouse.article a USING (article_id)
  WHERE a.current_revision_id = t.revision_id
), bucket AS (
  INSERT INTO warehouse.story_bucket (bucket)
  SELECT DISTINCT warehouse.story_bucket(published_at) FROM told
  ON CONFLICT DO NOTHING
)
INSERT INTO warehouse.story_sketch AS known (
  article_id, source_id, published_at, opening, whole, made_on, indexed, others, places)
SELECT
  t.article_id, t.source_id, t.published_at, k.opening, k.whole, current_date,
  CASE WHEN recurring = '{}' THEN k.indexed ELSE ARRAY(SELECT unnest(k.indexed) EXCEPT SELECT unnest(recurring) ORDER BY 1) END,
  CASE WHEN recurring = '{}' THEN k.others ELSE ARRAY(SELECT unnest(k.others) UNION SELECT unnest(recurring) ORDER BY 1) END,
  k.places
FROM told t
JOIN incoming_keys k USING (line)
-- OFFSET keeps it from being looked up wherever it is named.
CROSS JOIN LATERAL (SELECT ARRAY(
  SELECT c.key FROM warehouse.story_recurring c WHERE c.source_id = t.source_id AND c.key = ANY (k.indexed) ORDER BY c.key
) OFFSET 0) AS found (recurring)
ON CONFLICT (article_id) DO UPDATE
SET published_at = EXCLUDED.published_at, opening = EXCLUDED.opening, whole = EXCLUDED.whole, made_on = EXCLUDED.made_on,
  doubtful = false, indexed = EXCLUDED.indexed, others = EXCLUDED.others, places = EXCLUDED.places
WHERE (known.published_at, known.opening, known.whole, known.indexed, known.others, known.places)
  IS DISTINCT FROM (EXCLUDED.published_at, EXCLUDED.opening, EXCLUDED.whole, EXCLUDED.indexed, EXCLUDED.others, EXCLUDED.places)
RETURNING article_id, xmax <> 0 AS replaced;
