-- What is known of these articles, for the purpose of comparison. No keys: it is too old to be compared.
SELECT
  a.article_id,
  encode(a.key, 'hex') AS key,
  a.source_id,
  extract(epoch FROM COALESCE(s.published_at, a.published_at, a.first_seen_at))::bigint AS published,
  s.indexed,
  s.others,
  s.places,
  s.whole,
  s.opening,
  COALESCE(s.doubtful, false) AS doubtful,
  ARRAY(
    SELECT c.key FROM warehouse.story_recurring c WHERE c.source_id = a.source_id AND c.key = ANY (s.indexed || s.others)
  ) AS recurring,
  m.story_id
FROM warehouse.article a
LEFT JOIN warehouse.story_sketch s USING (article_id)
LEFT JOIN warehouse.story_member m USING (article_id)
WHERE a.article_id = ANY (%(articles)s::bigint[]);
