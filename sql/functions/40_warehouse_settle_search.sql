-- Takes what loads have put on the lists of the indexes into the indexes themselves, so that no search has to read the lists.
CREATE OR REPLACE FUNCTION warehouse.settle_search() RETURNS bigint
  LANGUAGE sql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  RETURN (
    SELECT sum(gin_clean_pending_list(format('warehouse.%I', p.name || ending)::regclass))
    FROM warehouse.search_part p, unnest(CASE WHEN p.has_bigrams THEN ARRAY['_by_word', '_by_bigram'] ELSE ARRAY['_by_word'] END) AS ending);
