-- fail: in every run that has ended, each address seen is in exactly one state
SELECT r.run_id, r.site, r.started_at, r.seen, ledger.addresses AS in_the_ledger, ledger.undecided
FROM warehouse.run AS r
CROSS JOIN LATERAL (
  -- Counted anew, whatever was counted at the load.
  SELECT count(*) AS addresses, count(*) FILTER (WHERE a.state IN ('seen', 'staged')) AS undecided
  FROM warehouse.address AS a
  WHERE a.run_id = r.run_id
) AS ledger
WHERE r.ended_at > now() - interval '30 days'
  AND (%(site)s::text IS NULL OR r.site = %(site)s)
  AND (ledger.undecided > 0 OR ledger.addresses <> r.seen);
