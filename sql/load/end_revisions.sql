-- The texts that were current until now end where the new ones begin.
UPDATE warehouse.article_revision AS before
SET valid_to = i.fetched_at, observed_until = a.last_seen_at
FROM resolved r
JOIN incoming_article i USING (line)
JOIN warehouse.article a ON a.article_id = r.article_id
WHERE r.round = %(round)s AND r.fate = 'changed' AND before.revision_id = r.before_id;
