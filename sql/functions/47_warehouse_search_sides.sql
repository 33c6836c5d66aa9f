-- What is looked up one after the other: in each way that words are brought to their stem, each side of an OR, with the words that an
-- article must have (`loose`) and the phrases that must stand in it.
CREATE OR REPLACE FUNCTION warehouse.search_sides(configs regconfig[], query text)
  RETURNS TABLE (config regconfig, term tsquery, loose tsquery, phrases tsquery[], are_not boolean[], bytes bytea[], patterns bytea[])
  LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, pg_temp
  SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT
    c.config, s.term,
    CASE WHEN cardinality(told.phrases) = 0 THEN s.term ELSE regexp_replace(querytree(s.term), '<(-|\d+)>', '&', 'g')::tsquery END,
    told.phrases, told.are_not, told.bytes, told.patterns
  FROM unnest(configs) AS c (config)
  CROSS JOIN LATERAL warehouse.search_terms(warehouse.search_query(c.config, query)) AS s (term)
  CROSS JOIN LATERAL warehouse.search_phrases(s.term) AS told
  WHERE querytree(s.term) NOT IN ('', 'T');
END
$$;
