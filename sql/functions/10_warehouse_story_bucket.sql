-- The time of an article's publication, as its keys are kept by: the number of the twenty days that it is in, since 1970. Twenty, for what lies within
-- the ten days of the usual window on either side of an article is in two of them. What is not in time is with 1970.
CREATE OR REPLACE FUNCTION warehouse.story_bucket(at timestamptz) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN isfinite(at) THEN floor(date_part('epoch', at - timestamptz '1970-01-01 00:00:00+00') / 1728000)::bigint ELSE 0 END;
