-- Loads whose words wait and whose process is gone.
SELECT load_id FROM warehouse.search_waiting
WHERE pg_try_advisory_xact_lock(hashtext('news search words'), session)
ORDER BY load_id;
