-- The text as it was read before ends where its page was fetched that is now read better.
UPDATE warehouse.article_revision AS before
SET valid_to = a.fetched_at, observed_until = a.fetched_at
FROM resolved r
JOIN warehouse.article a ON a.article_id = r.article_id
WHERE r.round = %(round)s AND r.fate = 'changed' AND before.revision_id = r.before_id;
