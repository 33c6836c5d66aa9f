-- Agencies that are credited for the first time; those that the code has no name for get their key as one.
INSERT INTO warehouse.agency AS known (agency, name, first_seen_at)
SELECT credited.agency, credited.agency, min(credited.at)
FROM (
  SELECT unnest(wire_agency), fetched_at FROM incoming_article WHERE wire_agency <> '{}'
  UNION ALL
  SELECT unnest(i.credit_agency || i.credit_agencies), a.fetched_at
  FROM incoming_image i JOIN incoming_article a USING (line)
  WHERE i.credit_agency IS NOT NULL
) AS credited (agency, at)
WHERE NOT EXISTS (
  SELECT FROM warehouse.agency seen WHERE seen.agency = credited.agency AND seen.first_seen_at <= credited.at)
GROUP BY credited.agency
ORDER BY credited.agency
ON CONFLICT (agency) DO UPDATE SET first_seen_at = least(known.first_seen_at, EXCLUDED.first_seen_at);
