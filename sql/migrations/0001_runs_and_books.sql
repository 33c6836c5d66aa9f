-- Where articles come from, the runs that brought them, and the books: what became of every address.

CREATE TABLE warehouse.source (
  source_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  title text NOT NULL,
  base_url text,
  timezone text NOT NULL DEFAULT 'UTC',
  language text,
  country text,
  first_seen_at timestamptz NOT NULL
);

CREATE TABLE warehouse.run (
  run_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run uuid NOT NULL UNIQUE,
  site text NOT NULL,
  code text,
  airflow text,
  interval_start timestamptz,
  interval_end timestamptz,
  first_batch_at timestamptz NOT NULL,
  -- What follows is said by the run's last batch; until that is loaded the run has not ended.
  started_at timestamptz,
  ended_at timestamptz,
  finish_reason text,
  seen bigint,
  counts jsonb,
  stats jsonb,
  -- Addresses by state as the ledger had them when the run's last batch was loaded.
  books jsonb
);
CREATE INDEX run_by_site ON warehouse.run (site, first_batch_at);

CREATE TABLE warehouse.load_batch (
  load_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  site text NOT NULL,
  run uuid NOT NULL,
  seq bigint NOT NULL,
  path text NOT NULL,
  status text NOT NULL CHECK (status IN ('loaded', 'refused')),
  reason text CHECK ((status = 'refused') = (reason IS NOT NULL)),
  run_id bigint REFERENCES warehouse.run CHECK (status = 'refused' OR run_id IS NOT NULL),
  sha256 text CHECK (status = 'refused' OR sha256 IS NOT NULL),
  created_at timestamptz,
  loaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  seconds double precision,
  lines jsonb,
  counts jsonb,
  UNIQUE (site, run, seq)
);
CREATE INDEX load_batch_by_run ON warehouse.load_batch (run_id);
CREATE INDEX load_batch_refused ON warehouse.load_batch (site) WHERE status = 'refused';

-- One row for each address and run. A state may only rise: see warehouse.state_rank.
CREATE TABLE warehouse.address (
  run_id bigint NOT NULL REFERENCES warehouse.run,
  source_id bigint NOT NULL REFERENCES warehouse.source,
  key bytea NOT NULL CHECK (length(key) = 32),
  url text NOT NULL,
  url_canonical text,                -- NULL: the same as url
  via text[] NOT NULL DEFAULT '{}',
  state text NOT NULL CHECK (state IN (
    'loaded', 'updated', 'unchanged', 'duplicate', 'filtered', 'blocked', 'gone', 'failed', 'quarantined', 'deferred',
    'seen', 'staged')),
  reason text,
  detail text,
  duplicate_of text,
  lastmod timestamptz,
  at timestamptz NOT NULL,
  article_id bigint,
  load_id bigint NOT NULL,
  advertised boolean NOT NULL DEFAULT true,  -- false: known from its article only, its own line is in a batch still to come
  PRIMARY KEY (run_id, source_id, key)
);
CREATE INDEX address_by_key ON warehouse.address (key);

CREATE TABLE warehouse.fetch_log (
  fetch_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id bigint NOT NULL REFERENCES warehouse.run,
  source_id bigint NOT NULL REFERENCES warehouse.source,
  url text NOT NULL,
  key bytea,
  purpose text NOT NULL,
  status integer,
  error text,
  bytes bigint NOT NULL,
  elapsed_ms bigint,
  etag text,
  last_modified text,
  raw_ref text,
  at timestamptz NOT NULL,
  load_id bigint NOT NULL
);
CREATE INDEX fetch_log_by_key ON warehouse.fetch_log (key) WHERE key IS NOT NULL;
CREATE INDEX fetch_log_by_run ON warehouse.fetch_log (run_id);

CREATE TABLE warehouse.quarantine (
  quarantine_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id bigint NOT NULL REFERENCES warehouse.run,
  source_id bigint NOT NULL REFERENCES warehouse.source,
  key bytea,
  url text NOT NULL,
  stage text NOT NULL CHECK (stage IN ('crawl', 'load')),
  reason text NOT NULL,
  detail text,
  raw_ref text,
  record text,                       -- the line of the batch that the load refused, as it stood there
  at timestamptz NOT NULL,
  load_id bigint NOT NULL
);
CREATE INDEX quarantine_by_key ON warehouse.quarantine (key);
CREATE INDEX quarantine_by_run ON warehouse.quarantine (run_id);

CREATE TABLE warehouse.check_result (
  check_result_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  checked_at timestamptz NOT NULL,
  site text,
  run_id bigint REFERENCES warehouse.run,
  name text NOT NULL,
  severity text NOT NULL CHECK (severity IN ('fail', 'warn')),
  question text NOT NULL,
  ok boolean NOT NULL,
  rows bigint NOT NULL,
  sample jsonb NOT NULL,
  seconds double precision NOT NULL
);
CREATE INDEX check_result_by_time ON warehouse.check_result (checked_at);
