-- Archived pages read again with later code: what came out, beside what the warehouse holds, until somebody applies it.
CREATE TABLE warehouse.reextraction (
  reextraction_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pass uuid NOT NULL,                -- one call of `news reextract`
  article_id bigint NOT NULL REFERENCES warehouse.article,
  read_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  code text NOT NULL,
  raw_ref text NOT NULL,
  was_hash bytea NOT NULL,           -- record_hash of the article it was compared with: applied to that one only
  outcome text NOT NULL CHECK (outcome IN ('same', 'text', 'fields', 'not_an_article', 'unreadable')),
  reason text CHECK ((outcome IN ('not_an_article', 'unreadable')) = (reason IS NOT NULL)),
  detail text,
  differences jsonb,                 -- field -> {"kind": changed, gained or lost, "was", "now"}, cut around the first difference
  record json,                       -- the article as a staged line, to the letter: its hash must come out the same
  applied_at timestamptz,
  revision_id bigint                 -- made by applying it; NULL: only fields differed
);
-- A reading that was not applied is replaced by the next; applied ones stay.
CREATE UNIQUE INDEX reextraction_waiting ON warehouse.reextraction (article_id) WHERE applied_at IS NULL;
CREATE INDEX reextraction_by_pass ON warehouse.reextraction (pass);
CREATE INDEX reextraction_by_revision ON warehouse.reextraction (revision_id) WHERE revision_id IS NOT NULL;
