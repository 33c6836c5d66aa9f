-- Those of the articles that are copied in which the warehouse has not, word for word: no words are made of what it has. Asked of each by its
-- key, however large the warehouse is.
SELECT i.line
FROM incoming_article i
WHERE i.record_hash IS DISTINCT FROM (
  SELECT a.record_hash FROM warehouse.source s JOIN warehouse.article a USING (source_id) WHERE s.name = i.source AND a.key = i.key);
