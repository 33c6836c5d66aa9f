-- The days whose figures this round changes: those that the articles belong to now, and those they belonged to before.
INSERT INTO warehouse.touched_day (source_id, day)
SELECT DISTINCT s.source_id, (touched.at AT TIME ZONE s.timezone)::date
FROM (
  SELECT r.source_id, coalesce(i.published_at, a.first_seen_at, i.fetched_at) AS at
  FROM resolved AS r
  JOIN incoming_article AS i USING (line)
  LEFT JOIN warehouse.article AS a ON a.article_id = r.article_id
  WHERE r.round = %(round)s AND r.fate <> 'same'
  UNION
  SELECT a.source_id, coalesce(a.published_at, a.first_seen_at)
  FROM resolved AS r
  JOIN warehouse.article AS a ON a.article_id = r.article_id
  WHERE r.round = %(round)s AND r.fate IN ('changed', 'touched', 'late')
  UNION
  SELECT a.source_id, i.fetched_at
  FROM resolved AS r
  JOIN incoming_article AS i USING (line)
  JOIN warehouse.article AS a ON a.article_id = r.article_id
  WHERE r.round = %(round)s AND r.fate = 'late' AND a.published_at IS NULL
) AS touched
JOIN warehouse.source AS s USING (source_id);
