-- Articles loaded of late that have no sketch, after that of a number.
SELECT a.article_id, r.revision_id, r.headline, r.body_text
FROM warehouse.article a
JOIN warehouse.article_revision r ON r.revision_id = a.current_revision_id
JOIN warehouse.load_batch b ON b.load_id = a.load_id
WHERE a.article_id > %(after)s AND b.loaded_at >= current_date - %(days)s::integer
  AND NOT EXISTS (SELECT FROM warehouse.story_sketch s WHERE s.article_id = a.article_id)
ORDER BY a.article_id
LIMIT %(most)s;
