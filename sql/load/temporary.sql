-- Where the lines of one batch are taken in, as they stand there. Emptied at the end of each transaction. What these tables
-- refuse, a row of the batch is quarantined for. They are written once and read once: a row stays in its page while it has room there.
CREATE TEMPORARY TABLE IF NOT EXISTS incoming_article (
  line bigint NOT NULL,
  source text NOT NULL,
  key bytea NOT NULL CHECK (length(key) = 32),
  source_article_id text CHECK (length(source_article_id) BETWEEN 1 AND 500),
  url text NOT NULL,
  url_canonical text NOT NULL,
  headline text NOT NULL CHECK (headline <> ''),
  subheadline text,
  description text,
  published_at timestamptz,
  published_raw text,
  updated_at timestamptz,
  updated_raw text,
  date_precision text NOT NULL CHECK (date_precision IN ('minute', 'day', 'none')),
  date_flags text[] NOT NULL,
  byline_raw text,
  wire_agency text[] NOT NULL CHECK (length(array_to_string(wire_agency, '')) <= 1000),
  wire_credit_raw text,
  is_wire boolean NOT NULL,
  dateline text,
  section text,
  breadcrumbs text[] NOT NULL,
  keywords text[] NOT NULL,
  language text NOT NULL,
  detected_language text,
  body_text text STORAGE EXTERNAL NOT NULL,
  body_blocks jsonb STORAGE EXTERNAL,
  body_html text STORAGE EXTERNAL,
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
  content_hash bytea NOT NULL CHECK (length(content_hash) = 32),
  simhash bigint,
  layout text,
  parser_name text NOT NULL,
  parser_version text NOT NULL,
  schema_version bigint NOT NULL,
  field_provenance jsonb STORAGE EXTERNAL,
  json_ld jsonb STORAGE EXTERNAL,
  address_key bytea NOT NULL CHECK (length(address_key) = 32),
  record_hash bytea NOT NULL,
  discovered_via text[] NOT NULL,
  raw_ref text,
  fetched_at timestamptz NOT NULL
) WITH (toast_tuple_target = 8160) ON COMMIT DELETE ROWS;

CREATE TEMPORARY TABLE IF NOT EXISTS incoming_image (
  line bigint NOT NULL,
  position bigint NOT NULL,
  url text NOT NULL,
  caption text,
  credit_raw text,
  credit_agency text CHECK (length(credit_agency) <= 1000),
  credit_agencies text[] NOT NULL CHECK (length(array_to_string(credit_agencies, '')) <= 1000),
  alt text,
  width bigint,
  height bigint,
  is_main boolean NOT NULL
) ON COMMIT DELETE ROWS;

CREATE TEMPORARY TABLE IF NOT EXISTS incoming_author (
  line bigint NOT NULL,
  position bigint NOT NULL,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('person', 'agency', 'staff', 'guest')),
  email text,
  url text
) ON COMMIT DELETE ROWS;

CREATE TEMPORARY TABLE IF NOT EXISTS incoming_address (
  line bigint NOT NULL,
  source text NOT NULL,
  key bytea NOT NULL CHECK (length(key) = 32),
  url text NOT NULL,
  url_canonical text,
  via text[] NOT NULL,
  state text NOT NULL CHECK (state IN (
    'loaded', 'updated', 'unchanged', 'duplicate', 'filtered', 'blocked', 'gone', 'failed', 'quarantined', 'deferred',
    'seen', 'staged')),
  reason text,
  detail text,
  duplicate_of text,
  lastmod timestamptz,
  at timestamptz NOT NULL
) ON COMMIT DELETE ROWS;

CREATE TEMPORARY TABLE IF NOT EXISTS incoming_fetch (
  line bigint NOT NULL,
  source text NOT NULL,
  url text NOT NULL,
  key bytea CHECK (length(key) = 32),
  purpose text NOT NULL,
  status integer,
  error text,
  bytes bigint NOT NULL,
  elapsed_ms bigint,
  etag text,
  last_modified text,
  raw_ref text,
  at timestamptz NOT NULL
) ON COMMIT DELETE ROWS;

CREATE TEMPORARY TABLE IF NOT EXISTS incoming_quarantined (
  line bigint NOT NULL,
  source text NOT NULL,
  key bytea,
  url text NOT NULL,
  stage text NOT NULL CHECK (stage IN ('crawl', 'load')),
  reason text NOT NULL,
  detail text,
  raw_ref text,
  record text,
  at timestamptz NOT NULL
) ON COMMIT DELETE ROWS;

-- What each incoming article is to the warehouse. Two lines of one article are taken one after the other, in rounds.
CREATE TEMPORARY TABLE IF NOT EXISTS resolved (
  line bigint NOT NULL,
  round bigint NOT NULL,
  source_id bigint NOT NULL,
  article_id bigint NOT NULL,
  fate text NOT NULL,                -- new, changed, touched (all but the text), same, late (older than what is known)
  revision_id bigint NOT NULL,       -- of the text as it is after this line
  before_id bigint,                  -- of the text before it, where there was one
  state text,                        -- what the books say of it
  reason text
) ON COMMIT DELETE ROWS;
