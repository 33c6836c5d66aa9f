-- Takes what loads have put on the lists of the index of words into the index itself, so that no search has to read the lists.
CREATE OR REPLACE FUNCTION warehouse.settle_search() RETURNS bigint
  LANGUAGE sql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  RETURN (SELECT sum(gin_clean_pending_list(format('warehouse.%I', name || '_by_number')::regclass)) FROM warehouse.search_part);
