-- Withhold an article. No row: it is withheld already.
INSERT INTO warehouse.takedown (article_id, reason)
VALUES (%(article)s, %(reason)s)
ON CONFLICT (article_id) WHERE lifted_at IS NULL DO NOTHING
RETURNING takedown_id;
