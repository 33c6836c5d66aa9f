-- Articles as they stand, and every text they have had.

CREATE TABLE warehouse.article (
  article_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id bigint NOT NULL REFERENCES warehouse.source,
  key bytea NOT NULL CHECK (length(key) = 32),          -- sha256 of url_canonical: the identity
  address_key bytea NOT NULL CHECK (length(address_key) = 32),  -- its address in the books, when last read
  source_article_id text CHECK (length(source_article_id) BETWEEN 1 AND 500),
  url text NOT NULL,
  url_canonical text NOT NULL,

  headline text NOT NULL CHECK (headline <> ''),
  published_at timestamptz,
  published_raw text,
  updated_at timestamptz,
  updated_raw text,
  date_precision text NOT NULL CHECK (date_precision IN ('minute', 'day', 'none')),
  date_flags text[] NOT NULL,
  byline_raw text,
  wire_agency text[] NOT NULL,
  wire_credit_raw text,
  is_wire boolean NOT NULL,
  dateline text,
  section text,
  breadcrumbs text[] NOT NULL,
  keywords text[] NOT NULL,
  language text NOT NULL,
  detected_language text,
  word_count bigint NOT NULL,
  char_count bigint NOT NULL,
  videos jsonb,
  audios jsonb,
  links jsonb,
  article_type text NOT NULL CHECK (article_type IN (
    'news', 'analysis', 'opinion', 'editorial', 'interview', 'photo', 'video', 'liveblog', 'advertorial', 'press_release',
    'correction')),
  is_liveblog boolean,
  is_paywalled boolean,
  is_sponsored boolean,
  correction_note text,
  status text NOT NULL CHECK (status IN ('live', 'updated', 'gone', 'redirected', 'retracted', 'taken_down')),

  content_hash bytea NOT NULL,
  simhash bigint,
  record_hash bytea NOT NULL,        -- of everything the page says: equal means that nothing at all has changed
  layout text,
  parser_name text NOT NULL,
  parser_version text NOT NULL,
  schema_version bigint NOT NULL,
  field_provenance jsonb,
  json_ld jsonb,
  discovered_via text[] NOT NULL,
  raw_ref text,

  first_seen_at timestamptz NOT NULL,  -- our clock, as all that follow
  last_seen_at timestamptz NOT NULL,   -- last time that the publisher served it, changed or not
  fetched_at timestamptz NOT NULL,     -- when what stands here was fetched
  gone_at timestamptz,
  revision_no bigint NOT NULL,
  current_revision_id bigint NOT NULL,
  run_id bigint NOT NULL,
  load_id bigint NOT NULL,
  search tsvector STORAGE EXTERNAL NOT NULL,  -- it does not compress, so nothing is lost by not trying
  UNIQUE (source_id, key)
) WITH (fillfactor = 85);
CREATE UNIQUE INDEX article_by_own_id ON warehouse.article (source_id, source_article_id) WHERE source_article_id IS NOT NULL;
CREATE INDEX article_by_address ON warehouse.article (source_id, address_key) WHERE address_key <> key;
CREATE INDEX article_by_publication ON warehouse.article (published_at);
CREATE INDEX article_by_first_sight ON warehouse.article (source_id, first_seen_at);
CREATE INDEX article_by_word ON warehouse.article USING gin (search);

-- Identities that an article had before its publisher moved it to another address.
CREATE TABLE warehouse.article_alias (
  source_id bigint NOT NULL REFERENCES warehouse.source,
  key bytea NOT NULL CHECK (length(key) = 32),
  url_canonical text NOT NULL,
  article_id bigint NOT NULL REFERENCES warehouse.article,
  PRIMARY KEY (source_id, key)
);
CREATE INDEX article_alias_by_article ON warehouse.article_alias (article_id);

-- Every text, whole. first_seen_at is the article's, so that the table can be partitioned by month of first sight.
CREATE TABLE warehouse.article_revision (
  revision_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  article_id bigint NOT NULL,
  revision_no bigint NOT NULL CHECK (revision_no > 0),
  kind text NOT NULL CHECK (kind IN ('first', 'update', 'stealth', 'withdrawn', 'reextracted')),
  first_seen_at timestamptz NOT NULL,
  observed_at timestamptz NOT NULL,    -- first time that we read this text
  observed_until timestamptz,          -- last time; NULL: the article's last_seen_at
  valid_to timestamptz,                -- observed_at of the next one; NULL: current
  headline text NOT NULL,
  subheadline text,
  description text,
  body_text text NOT NULL,
  body_blocks jsonb,
  body_html text,
  language text NOT NULL,
  published_at timestamptz,
  updated_at timestamptz,
  status text NOT NULL,
  content_hash bytea NOT NULL,
  simhash bigint,
  word_count bigint NOT NULL,
  char_count bigint NOT NULL,
  parser_name text NOT NULL,
  parser_version text NOT NULL,
  raw_ref text,
  run_id bigint NOT NULL,
  load_id bigint NOT NULL
) WITH (parallel_workers = 4);  -- the load makes the search vectors of a batch in parallel
-- Not unique: the numbers of an article move up when an older text is loaded late.
CREATE INDEX article_revision_by_article ON warehouse.article_revision (article_id, observed_at);
CREATE INDEX article_revision_of_changes ON warehouse.article_revision (observed_at) WHERE revision_no > 1;

CREATE TABLE warehouse.article_image (
  article_id bigint NOT NULL,
  position bigint NOT NULL,
  url text NOT NULL,
  caption text,
  credit_raw text,
  credit_agency text,
  alt text,
  width bigint,
  height bigint,
  is_main boolean NOT NULL,
  PRIMARY KEY (article_id, position)
);

CREATE TABLE warehouse.article_author (
  article_id bigint NOT NULL,
  position bigint NOT NULL,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('person', 'agency', 'staff', 'guest')),
  email text,
  url text,
  PRIMARY KEY (article_id, position)
);

CREATE TABLE warehouse.agency (
  agency text PRIMARY KEY,
  name text NOT NULL,
  first_seen_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE warehouse.agency_alias (
  alias text NOT NULL,
  agency text NOT NULL REFERENCES warehouse.agency,
  PRIMARY KEY (alias, agency)
);
