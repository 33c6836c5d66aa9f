-- The books of a run that has ended, counted from the ledger: an ended run's batches come to few, so this is done with each.
UPDATE warehouse.run
SET books = (
  SELECT COALESCE(jsonb_object_agg(counted.state, counted.addresses), '{}')
  FROM (SELECT state, count(*) AS addresses FROM warehouse.address WHERE run_id = %(run_id)s GROUP BY state) AS counted)
WHERE run_id = %(run_id)s AND ended_at IS NOT NULL;
