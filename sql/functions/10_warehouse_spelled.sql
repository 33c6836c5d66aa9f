-- The identities that an address may have in the spellings that people paste: with a fragment, a slash at its end, http, www. or m.
CREATE OR REPLACE FUNCTION warehouse.spelled(url text) RETURNS TABLE (key bytea)
  LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 8
BEGIN ATOMIC
  SELECT DISTINCT sha256(convert_to(spelling, 'UTF8'))
  FROM regexp_replace(trim(url), '#.*$', '') AS whole
  CROSS JOIN LATERAL unnest(ARRAY [trim(url), whole, rtrim(whole, '/')]) AS bare
  CROSS JOIN LATERAL unnest(ARRAY [
    bare, regexp_replace(bare, '^http:', 'https:'),
    regexp_replace(bare, '^https?://(?:www\.|m\.)?', 'https://'), regexp_replace(bare, '^https?://(?:www\.|m\.)?', 'https://www.')
  ]) AS spelling;
END;
