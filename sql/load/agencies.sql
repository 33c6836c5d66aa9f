-- Agencies that nobody has named before.
INSERT INTO warehouse.agency (agency, name)
SELECT DISTINCT named.agency, named.agency
FROM (
  SELECT unnest(wire_agency) FROM incoming_article WHERE wire_agency <> '{}'
  UNION
  SELECT credit_agency FROM incoming_image WHERE credit_agency IS NOT NULL
) AS named (agency)
WHERE NOT EXISTS (SELECT FROM warehouse.agency known WHERE known.agency = named.agency)
ORDER BY named.agency
ON CONFLICT DO NOTHING;
