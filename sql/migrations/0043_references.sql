-- Each row of these was looked up in the outlets and the runs again, one by one: half of what the books cost a load, and a lock on the outlet's
-- row for each, which loads of one outlet shared. A load writes them in the transaction in which it has made or found outlet and run by
-- their numbers, and neither is ever deleted: the loader has no right to.
ALTER TABLE warehouse.address DROP CONSTRAINT IF EXISTS address_run_id_fkey, DROP CONSTRAINT IF EXISTS address_source_id_fkey;
-- step
ALTER TABLE warehouse.fetch_log DROP CONSTRAINT IF EXISTS fetch_log_run_id_fkey, DROP CONSTRAINT IF EXISTS fetch_log_source_id_fkey;
-- step
ALTER TABLE warehouse.article DROP CONSTRAINT IF EXISTS article_source_id_fkey;
