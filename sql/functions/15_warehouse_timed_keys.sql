-- Keys with the time of publication before them (warehouse.story_bucket), as the index has them: what articles of about the same time are found
-- by lies together there, and a load touches the part of it that its articles' days have. The index is made by this function: what it
-- returns may not change.
CREATE OR REPLACE FUNCTION warehouse.timed_keys(keys integer[], bucket bigint) RETURNS bigint[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(SELECT bucket << 32 | (key & 4294967295) FROM unnest(keys) AS key);
