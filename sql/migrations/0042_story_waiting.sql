-- Which articles are copies of which others was found out at the end of each merge, and was half of a merge into a large warehouse. Now what a
-- batch brings is noted here with the batch, and its stories are told over another connection while the next batch is merged. What a killed
-- load leaves here the next one does.
CREATE TABLE IF NOT EXISTS warehouse.story_waiting (
  load_id bigint PRIMARY KEY,
  session integer NOT NULL,           -- backend of the load that will do it, which holds an advisory lock of this number
  since timestamptz NOT NULL DEFAULT clock_timestamp(),
  article_ids bigint[] NOT NULL,
  revision_ids bigint[] NOT NULL,     -- the text of each: what has another by then waits under another load
  lines bigint[] NOT NULL             -- of each, where its keys are
);
