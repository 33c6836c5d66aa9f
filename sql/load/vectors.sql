-- Search vectors that were made beforehand; warehouse.words_of finds them here.
CREATE TEMPORARY TABLE IF NOT EXISTS incoming_vector (
  line bigint PRIMARY KEY,
  search tsvector STORAGE EXTERNAL NOT NULL,
  places bytea STORAGE EXTERNAL      -- see warehouse.places_of
) WITH (toast_tuple_target = 8160) ON COMMIT DELETE ROWS;
GRANT SELECT ON incoming_vector TO news_owner;
