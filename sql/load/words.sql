-- The words of the articles that wait under this load, into the index. The version says where their numbers are that were made beforehand.
-- What a later load has changed or somebody has taken down meanwhile is left to them: they take turns.
SELECT pg_advisory_xact_lock(hashtextextended('news search words', 0)), set_config('news.loading', %(load_id)s::text, true);

DELETE FROM warehouse.article_search
WHERE article_id = ANY (ARRAY(
  SELECT a.article_id
  FROM warehouse.search_waiting w, unnest(w.known_ids) AS known (article_id)
  JOIN warehouse.article a USING (article_id)
  WHERE w.load_id = %(load_id)s AND a.load_id = %(load_id)s));

INSERT INTO warehouse.article_search (article_id, at, version, source_id, config, language, section)
SELECT
  a.article_id, COALESCE(a.published_at, '-infinity'), a.load_id << 24 | told.line, a.source_id, warehouse.search_config(a.language),
  a.language, a.section
FROM (
  SELECT DISTINCT ON (told.article_id) told.article_id, told.line
  FROM warehouse.search_waiting w, unnest(w.article_ids, w.lines) WITH ORDINALITY AS told (article_id, line, place)
  WHERE w.load_id = %(load_id)s
  ORDER BY told.article_id, told.place DESC
) AS told
JOIN warehouse.article a USING (article_id)
WHERE a.load_id = %(load_id)s AND a.status <> 'taken_down'
ORDER BY a.article_id
ON CONFLICT DO NOTHING;

DELETE FROM warehouse.search_waiting WHERE load_id = %(load_id)s;
