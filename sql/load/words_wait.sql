-- The articles of this round whose words are to be indexed: all that are new and those whose page says something else.
INSERT INTO warehouse.search_waiting AS w (load_id, session, article_ids, lines, known_ids)
SELECT
  %(load_id)s, %(words_session)s, array_agg(r.article_id ORDER BY r.line), array_agg(r.line ORDER BY r.line),
  COALESCE(array_agg(r.article_id) FILTER (WHERE r.fate <> 'new'), '{}')
FROM resolved r
WHERE r.round = %(round)s AND r.fate IN ('new', 'changed', 'touched')
ON CONFLICT (load_id) DO UPDATE
SET article_ids = w.article_ids || EXCLUDED.article_ids, lines = w.lines || EXCLUDED.lines, known_ids = w.known_ids || EXCLUDED.known_ids;
