-- The authors of articles that are new or were read anew.
INSERT INTO warehouse.article_author (article_id, position, name, kind, email, url)
SELECT r.article_id, i.position, i.name, i.kind, i.email, i.url
FROM resolved r
JOIN incoming_author i USING (line)
WHERE r.round = %(round)s AND r.fate IN ('new', 'changed', 'touched')
ORDER BY r.article_id, i.position;
