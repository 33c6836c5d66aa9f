-- A reading that Postgres does not take.
UPDATE warehouse.reextraction
SET outcome = 'unreadable', reason = %(reason)s, detail = %(detail)s, record = NULL
WHERE reextraction_id = %(reextraction)s;
