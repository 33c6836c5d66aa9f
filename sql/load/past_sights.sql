-- The first sight of articles that were read earlier than was known, and where they were advertised then.
UPDATE warehouse.article AS a
SET first_seen_at = least(a.first_seen_at, i.fetched_at),
  discovered_via = warehouse.merged(a.discovered_via, i.discovered_via)
FROM resolved r
JOIN incoming_article i USING (line)
WHERE r.round = %(round)s AND r.fate = 'late' AND a.article_id = r.article_id;
