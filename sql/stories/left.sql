-- A load whose stories wait and whose process is gone.
SELECT load_id, article_ids, revision_ids, lines
FROM warehouse.story_waiting
WHERE pg_try_advisory_xact_lock(hashtext('news stories'), session)
ORDER BY load_id
LIMIT 1;
