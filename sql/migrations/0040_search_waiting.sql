-- A load's merge made the index of words wait in its one connection. Now what a batch brings is noted here with the batch, and its words
-- are put into the index over another connection while the next batch is merged. What a killed load leaves here the next one does.
CREATE TABLE IF NOT EXISTS warehouse.search_waiting (
  load_id bigint PRIMARY KEY,
  session integer NOT NULL,           -- backend of the load that will do it, which holds an advisory lock of this number
  since timestamptz NOT NULL DEFAULT clock_timestamp(),
  article_ids bigint[] NOT NULL,
  lines bigint[] NOT NULL,            -- of each, in the order in which they were merged
  known_ids bigint[] NOT NULL         -- those of them that were there before
);
