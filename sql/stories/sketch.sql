-- The sketches of the articles that a batch brings or changes, as they stand after its last line of each. What says nothing new is
-- left alone. Keys that recur in the source find nothing.
WITH bucket AS (
  INSERT INTO warehouse.story_bucket (bucket)
  SELECT DISTINCT warehouse.story_bucket(COALESCE(i.published_at, a.first_seen_at))
  FROM resolved r
  JOIN incoming_article i USING (line)
  JOIN warehouse.article a USING (article_id)
  ON CONFLICT DO NOTHING
)
INSERT INTO warehouse.story_sketch AS known (
  article_id, source_id, published_at, opening, whole, made_on, indexed, others, places)
SELECT
  r.article_id, r.source_id, COALESCE(i.published_at, a.first_seen_at), k.opening, k.whole, current_date,
  CASE WHEN recurring = '{}' THEN k.indexed ELSE ARRAY(SELECT unnest(k.indexed) EXCEPT SELECT unnest(recurring) ORDER BY 1) END,
  CASE WHEN recurring = '{}' THEN k.others ELSE ARRAY(SELECT unnest(k.others) UNION SELECT unnest(recurring) ORDER BY 1) END,
  k.places
FROM (
  SELECT DISTINCT ON (article_id) article_id, source_id, line
  FROM resolved
  WHERE fate IN ('new', 'changed', 'touched')
  ORDER BY article_id, round DESC
) AS r
JOIN incoming_article i USING (line)
JOIN incoming_keys k USING (line)
JOIN warehouse.article a USING (article_id)
-- OFFSET keeps it from being looked up wherever it is named.
CROSS JOIN LATERAL (SELECT ARRAY(
  SELECT c.key FROM warehouse.story_recurring c WHERE c.source_id = r.source_id AND c.key = ANY (k.indexed) ORDER BY c.key
) OFFSET 0) AS found (recurring)
ON CONFLICT (article_id) DO UPDATE
SET published_at = EXCLUDED.published_at, opening = EXCLUDED.opening, whole = EXCLUDED.whole, made_on = EXCLUDED.made_on,
  doubtful = false, indexed = EXCLUDED.indexed, others = EXCLUDED.others, places = EXCLUDED.places
WHERE (known.published_at, known.opening, known.whole, known.indexed, known.others, known.places)
  IS DISTINCT FROM (EXCLUDED.published_at, EXCLUDED.opening, EXCLUDED.whole, EXCLUDED.indexed, EXCLUDED.others, EXCLUDED.places)
RETURNING article_id, xmax <> 0 AS replaced;
