-- What each reading does to its article: as in sql/load/resolve.sql, but the article is known. One that has been read or seen
-- anew since is left alone: the next pass reads its newer page.
INSERT INTO resolved (line, round, source_id, article_id, fate, revision_id, before_id)
SELECT
  w.line,
  %(round)s,
  a.source_id,
  a.article_id,
  CASE WHEN x.outcome = 'text' THEN 'changed' ELSE 'touched' END,
  CASE WHEN x.outcome = 'text' THEN nextval('warehouse.article_revision_revision_id_seq') ELSE a.current_revision_id END,
  a.current_revision_id
FROM unnest(%(lines)s::bigint[], %(reextractions)s::bigint[]) AS w (line, reextraction_id)
JOIN warehouse.reextraction x USING (reextraction_id)
JOIN incoming_article i USING (line)
JOIN warehouse.article a ON a.article_id = x.article_id
WHERE a.record_hash = x.was_hash AND a.raw_ref = x.raw_ref AND x.applied_at IS NULL
RETURNING article_id, revision_id, line, fate;
