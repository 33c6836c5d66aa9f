-- Give an article back. No row: it was not withheld.
UPDATE warehouse.takedown
SET lifted_at = clock_timestamp(), lifted_because = %(reason)s
WHERE article_id = %(article)s AND lifted_at IS NULL
RETURNING takedown_id;
