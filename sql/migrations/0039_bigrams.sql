-- Whether a part of the search has an index of what stands side by side in its articles, see warehouse.index_bigrams.
ALTER TABLE warehouse.search_part ADD COLUMN has_bigrams boolean NOT NULL DEFAULT false;

-- What is looked up at once, see warehouse.sides. It was made anew for every step back in time.
CREATE TYPE warehouse.search_side AS (
  config regconfig,      -- in which language's way
  term tsquery,          -- what was asked for
  loose tsquery,         -- the words that an article must have
  phrases tsquery[],     -- the phrases that must stand in it or, where `are_not` says so, must not
  are_not boolean[],
  bytes bytea[],         -- of each phrase, see warehouse.search_phrases
  patterns bytea[],
  bigrams integer[],     -- what stands side by side in the phrases, see warehouse.bigrams; null: nothing
  is_phrases boolean     -- whether phrases are all that is asked for
);
