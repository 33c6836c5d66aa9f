-- Names of bylines that are new, or that say something new of somebody who is known: a spelling, an address, a day. Only rows that
-- change are touched, so that loads of different sites seldom wait for each other.
INSERT INTO warehouse.author AS known (author, name, names, emails, kind, first_seen_at, last_seen_at)
SELECT told.author, told.name, told.names, told.emails, told.kind, told.first_at, told.last_at
FROM (
  SELECT
    warehouse.name_key(i.name) AS author,
    min(i.name) AS name,
    array_agg(DISTINCT i.name) AS names,
    coalesce(array_agg(DISTINCT i.email) FILTER (WHERE i.email IS NOT NULL), '{}') AS emails,
    mode() WITHIN GROUP (ORDER BY i.kind) AS kind,
    min(a.fetched_at) AS first_at,
    max(a.fetched_at) AS last_at
  FROM incoming_author AS i
  JOIN incoming_article AS a USING (line)
  GROUP BY warehouse.name_key(i.name)
) AS told
LEFT JOIN warehouse.author AS had USING (author)
WHERE told.author <> ''
  AND (had.author IS NULL
    OR NOT had.names @> told.names
    OR NOT had.emails @> told.emails
    OR (had.kind <> told.kind AND had.last_seen_at <= told.last_at)
    OR had.first_seen_at > told.first_at
    OR had.last_seen_at < told.last_at - interval '1 day')
ORDER BY told.author
ON CONFLICT (author) DO UPDATE
SET names = warehouse.merged(known.names, EXCLUDED.names),
  emails = warehouse.merged(known.emails, EXCLUDED.emails),
  kind = CASE WHEN known.last_seen_at <= EXCLUDED.last_seen_at THEN EXCLUDED.kind ELSE known.kind END,
  first_seen_at = least(known.first_seen_at, EXCLUDED.first_seen_at),
  last_seen_at = greatest(known.last_seen_at, EXCLUDED.last_seen_at);
