-- What articles are found by, made beforehand: warehouse.numbers_of and warehouse.keep_places find it here.
CREATE TEMPORARY TABLE IF NOT EXISTS incoming_words (
  line bigint PRIMARY KEY,
  numbers bigint[] STORAGE EXTERNAL NOT NULL,  -- see warehouse.number_of
  places bytea STORAGE EXTERNAL                -- see warehouse.places_of
) WITH (toast_tuple_target = 8160) ON COMMIT DELETE ROWS;
GRANT SELECT ON incoming_words TO news_owner;
