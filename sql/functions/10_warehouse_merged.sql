-- Two lists as one set, in an order of its own, so that it does not matter which came first.
CREATE OR REPLACE FUNCTION warehouse.merged(a text[], b text[]) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN a @> b THEN a ELSE ARRAY(SELECT DISTINCT item FROM unnest(a || b) AS item ORDER BY item) END;
