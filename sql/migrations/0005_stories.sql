-- Which articles are copies of one text. A story's number is that of the article published first of it; an article that is in no
-- row here is a story of its own, under its own number.
CREATE SCHEMA IF NOT EXISTS extension;

-- How many keys two articles have in common, both lists being sorted: by the extension intarray where the server has it.
DO $$
DECLARE
  place text;
BEGIN
  IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'intarray' AND installed_version IS NULL) THEN
    CREATE EXTENSION intarray SCHEMA extension;
  END IF;
  SELECT n.nspname INTO place FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'intarray';
  IF place IS NULL THEN
    CREATE FUNCTION warehouse.in_common(one integer[], two integer[]) RETURNS integer
      LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN (SELECT count(*)::integer FROM unnest(one) AS key WHERE key = ANY (two));
  ELSE
    EXECUTE format(
      'CREATE FUNCTION warehouse.in_common(one integer[], two integer[]) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE'
      ' RETURN %1$I.icount(one OPERATOR(%1$I.&) two)', place);
  END IF;
END
$$;

ALTER TABLE warehouse.source ADD COLUMN story_window interval;  -- NULL: 10 days

-- What an article is found by and compared with. All of it can be made again from the texts, which the next load does where
-- a crash has emptied the table; so it is not logged, and the log does not grow by pages of its index. Kept for as long as articles
-- still come that may be copies of it. Article 0 stands for "complete".
CREATE UNLOGGED TABLE warehouse.story_sketch (
  article_id bigint PRIMARY KEY,
  source_id bigint NOT NULL,
  published_at timestamptz NOT NULL,   -- first seen where the publisher gives no time
  opening integer NOT NULL,            -- of headline and first words: tells the articles of one source apart
  whole integer NOT NULL,              -- of the whole text
  made_on date NOT NULL,
  doubtful boolean NOT NULL DEFAULT false,
  indexed integer[] NOT NULL,          -- keys of passages that it is found by
  others integer[] NOT NULL,           -- more keys of passages, and those that recur in its source
  places bytea NOT NULL                -- where each passage stands, in the order of all keys sorted
) WITH (fillfactor = 95);
CREATE INDEX story_sketch_by_key ON warehouse.story_sketch USING gin (indexed) WITH (fastupdate = off);
ALTER TABLE warehouse.story_sketch ALTER COLUMN others SET STATISTICS 0, ALTER COLUMN places SET STATISTICS 0;

-- Passages that recur in a source whatever the story.
CREATE TABLE warehouse.story_recurring (
  source_id bigint NOT NULL,
  key integer NOT NULL,
  PRIMARY KEY (source_id, key)
);

-- What two articles have in common; one is the one whose address has the lesser hash.
CREATE TABLE warehouse.story_relation (
  one_id bigint NOT NULL,
  two_id bigint NOT NULL,
  why text NOT NULL,
  titled boolean NOT NULL,
  words_one smallint NOT NULL,
  words_two smallint NOT NULL,
  shared smallint NOT NULL,
  one_from smallint NOT NULL,
  one_to smallint NOT NULL,
  two_from smallint NOT NULL,
  two_to smallint NOT NULL,
  PRIMARY KEY (one_id, two_id)
);
CREATE INDEX story_relation_by_two ON warehouse.story_relation (two_id);

CREATE TABLE warehouse.story (
  story_id bigint PRIMARY KEY,         -- article_id of the first published
  origin_id bigint NOT NULL,
  first_source_id bigint NOT NULL,
  first_published_at timestamptz NOT NULL,
  last_published_at timestamptz NOT NULL,
  articles bigint NOT NULL CHECK (articles > 1),
  outlets bigint NOT NULL
);

CREATE TABLE warehouse.story_member (
  article_id bigint PRIMARY KEY,
  story_id bigint NOT NULL,
  role text NOT NULL CHECK (role IN ('origin', 'copy', 'rewrite')),
  kept real NOT NULL,
  own real NOT NULL,
  delay interval NOT NULL
);
CREATE INDEX story_member_by_story ON warehouse.story_member (story_id);
