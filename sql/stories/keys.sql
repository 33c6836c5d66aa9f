-- By which keys copies of an article are found, while they are told. Emptied at the end of each transaction.
CREATE TEMPORARY TABLE IF NOT EXISTS incoming_keys (
  line bigint NOT NULL,
  indexed integer[] NOT NULL,
  others integer[] NOT NULL,
  places bytea NOT NULL,
  whole integer NOT NULL,
  opening integer NOT NULL
) ON COMMIT DELETE ROWS;
