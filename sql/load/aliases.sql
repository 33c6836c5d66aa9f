-- An article that its publisher has moved: the identity it had before still leads to it, the one it has now is no alias.
WITH moved AS (
  SELECT a.source_id, a.key, a.url_canonical, a.article_id, i.key AS new_key
  FROM resolved r
  JOIN incoming_article i USING (line)
  JOIN warehouse.article a ON a.article_id = r.article_id
  WHERE r.round = %(round)s AND r.fate IN ('changed', 'touched') AND a.key <> i.key
), returned AS (
  DELETE FROM warehouse.article_alias l USING moved m WHERE l.source_id = m.source_id AND l.key = m.new_key
)
INSERT INTO warehouse.article_alias (source_id, key, url_canonical, article_id)
SELECT source_id, key, url_canonical, article_id FROM moved
ON CONFLICT (source_id, key) DO NOTHING;
