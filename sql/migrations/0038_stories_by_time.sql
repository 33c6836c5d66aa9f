-- Which twenty days there are sketches of: no others are looked among. Gone with the sketches after a crash, and made again with them.
CREATE UNLOGGED TABLE warehouse.story_bucket (
  bucket bigint PRIMARY KEY            -- see warehouse.story_bucket()
);

-- An article that has a key in common with another of its source, published within its window.
CREATE UNLOGGED TABLE warehouse.story_repeated (
  article_id bigint NOT NULL,
  key integer NOT NULL,
  source_id bigint NOT NULL,
  PRIMARY KEY (article_id, key)
);
CREATE INDEX story_repeated_by_key ON warehouse.story_repeated (source_id, key);
