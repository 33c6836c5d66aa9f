-- Sketches of articles that are there already: `line` is the article.
WITH bucket AS (
  INSERT INTO warehouse.story_bucket (bucket)
  SELECT DISTINCT warehouse.story_bucket(COALESCE(a.published_at, a.first_seen_at))
  FROM incoming_keys k
  JOIN warehouse.article a ON a.article_id = k.line
  ON CONFLICT DO NOTHING
)
INSERT INTO warehouse.story_sketch (article_id, source_id, published_at, opening, whole, made_on, indexed, others, places)
SELECT
  a.article_id, a.source_id, COALESCE(a.published_at, a.first_seen_at), k.opening, k.whole, current_date,
  ARRAY(SELECT unnest(k.indexed) EXCEPT SELECT unnest(recurring) ORDER BY 1),
  ARRAY(SELECT unnest(k.others) UNION SELECT unnest(recurring) ORDER BY 1),
  k.places
FROM incoming_keys k
JOIN warehouse.article a ON a.article_id = k.line
CROSS JOIN LATERAL (SELECT ARRAY(
  SELECT c.key FROM warehouse.story_recurring c WHERE c.source_id = a.source_id AND c.key = ANY (k.indexed)
)) AS found (recurring)
ON CONFLICT DO NOTHING
RETURNING article_id;
