-- The articles of a batch whose stories are to be told, as they stand after its last line of each: all that are new and those whose page
-- says something else.
INSERT INTO warehouse.story_waiting (load_id, session, article_ids, revision_ids, lines)
SELECT %(load_id)s, %(stories_session)s, array_agg(article_id), array_agg(revision_id), array_agg(line)
FROM (
  SELECT DISTINCT ON (article_id) article_id, revision_id, line
  FROM resolved
  WHERE fate IN ('new', 'changed', 'touched')
  ORDER BY article_id, round DESC
) AS told
HAVING count(*) > 0
RETURNING article_ids, revision_ids, lines;
