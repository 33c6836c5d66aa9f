-- The words of articles that are new, for the index. The version says where the vector is that was made beforehand.
INSERT INTO warehouse.article_search (article_id, at, version, source_id, config, language, section)
SELECT
  r.article_id, COALESCE(i.published_at, '-infinity'), %(load_id)s::bigint << 24 | r.line, r.source_id,
  warehouse.search_config(i.language), i.language, i.section
FROM resolved r
JOIN incoming_article i USING (line)
WHERE r.round = %(round)s AND r.fate = 'new'
ORDER BY r.line;
