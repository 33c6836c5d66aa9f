-- What a text that differs from the one before it is. Our own reading comes before an accusation: where the page's archived bytes
-- are the same, or the code that read it is another, a text that differs without a new stamp is our doing and not the publisher's.
CREATE OR REPLACE FUNCTION warehouse.revision_kind(
  status text, updated_at timestamptz, raw_ref text, parser text,
  before_updated_at timestamptz, before_raw_ref text, before_parser text
) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN status = 'retracted' THEN 'withdrawn'
    WHEN raw_ref = before_raw_ref THEN 'reextracted'
    WHEN updated_at IS NOT NULL AND updated_at IS DISTINCT FROM before_updated_at THEN 'update'
    WHEN parser <> before_parser THEN 'reextracted'
    ELSE 'stealth'
  END;
