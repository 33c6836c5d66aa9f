-- How much is decided by a state. In the books a higher rank replaces a lower one, whatever the order of loading; between equals
-- the later decision stands. What the load finds stands above what the crawl says.
CREATE OR REPLACE FUNCTION warehouse.state_rank(state text) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE state
    WHEN 'seen' THEN 0
    WHEN 'staged' THEN 1
    WHEN 'deferred' THEN 2
    WHEN 'quarantined' THEN 4
    WHEN 'updated' THEN 5
    WHEN 'loaded' THEN 6
    ELSE 3
  END;
