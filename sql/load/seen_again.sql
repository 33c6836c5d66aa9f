-- Known articles that are as they were.
UPDATE warehouse.article AS a
SET address_key = i.address_key,
  raw_ref = i.raw_ref,
  fetched_at = i.fetched_at,
  discovered_via = warehouse.merged(a.discovered_via, i.discovered_via),
  status = CASE WHEN a.status = 'taken_down' THEN a.status WHEN i.status = 'live' AND a.revision_no > 1 THEN 'updated' ELSE i.status END,
  gone_at = NULL,
  last_seen_at = greatest(a.last_seen_at, i.fetched_at)
FROM resolved r
JOIN incoming_article i USING (line)
WHERE r.round = %(round)s AND r.fate = 'same' AND a.article_id = r.article_id;
