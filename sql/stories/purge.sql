-- A few sketches that nothing is compared with any more: no copies come so long after their articles were loaded.
WITH gone AS (
  DELETE FROM warehouse.story_sketch
  WHERE article_id IN (
    SELECT article_id
    FROM (
      SELECT article_id, made_on FROM warehouse.story_sketch WHERE article_id > 0 ORDER BY article_id LIMIT %(most)s
    ) AS oldest
    WHERE made_on < current_date - %(days)s::integer)
  RETURNING article_id
)
DELETE FROM warehouse.story_repeated r USING gone WHERE r.article_id = gone.article_id;
