-- A batch that is loaded late: how long each earlier text stood, by the sights of all runs that are in the books.
UPDATE warehouse.article_revision AS r
SET observed_until = stood.until
FROM (
  SELECT t.revision_id, max(d.at) AS until
  FROM (
    SELECT article_id FROM resolved
    UNION
    SELECT a.article_id
    FROM incoming_address i
    JOIN warehouse.source s ON s.name = i.source
    JOIN warehouse.article a ON a.source_id = s.source_id AND a.key = i.key
    WHERE i.state = 'unchanged'
  ) AS concerned
  JOIN warehouse.article a USING (article_id)
  JOIN warehouse.article_revision t USING (article_id)
  JOIN warehouse.address d ON d.key IN (a.key, a.address_key) AND d.source_id = a.source_id
  WHERE d.state = 'unchanged' AND d.at >= t.observed_at AND d.at < t.valid_to
  GROUP BY t.revision_id
) AS stood
WHERE r.revision_id = stood.revision_id AND r.observed_until < stood.until;
