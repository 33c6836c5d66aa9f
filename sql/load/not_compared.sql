-- The revisions of these articles that have not been compared with the one before them.
SELECT r.revision_id, before.body_text, r.body_text
FROM (SELECT DISTINCT article_id FROM resolved WHERE round = %(round)s AND fate IN ('changed', 'late')) AS concerned
JOIN warehouse.article_revision AS r USING (article_id)
JOIN warehouse.article_revision AS before ON before.article_id = r.article_id AND before.revision_no = r.revision_no - 1
WHERE r.revision_no > 1 AND r.words_added IS NULL;
