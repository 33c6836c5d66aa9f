-- The articles of one day, for the figures of that day.
CREATE TEMPORARY TABLE IF NOT EXISTS counted (
  article_id bigint NOT NULL,
  source_id bigint NOT NULL,
  section text NOT NULL,
  words bigint NOT NULL,
  is_wire boolean NOT NULL,
  wire_agency text[] NOT NULL,
  pictures bigint NOT NULL,
  is_revised boolean NOT NULL,
  is_silent boolean NOT NULL,
  is_corrected boolean NOT NULL,
  is_away boolean NOT NULL,
  delay interval,
  filled text[] NOT NULL,
  story_id bigint NOT NULL,
  is_copy boolean NOT NULL,
  is_first boolean NOT NULL,         -- of a story that has copies
  copy_delay interval
) ON COMMIT DELETE ROWS;
