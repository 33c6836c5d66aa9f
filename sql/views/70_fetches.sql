CREATE OR REPLACE VIEW news.fetches AS
SELECT
  f.fetch_id, s.name AS source, f.url, f.purpose, f.status, f.error, f.bytes, f.elapsed_ms, f.etag, f.last_modified, f.raw_ref,
  f.at, f.run_id
FROM warehouse.fetch_log AS f
JOIN warehouse.source AS s USING (source_id);

COMMENT ON VIEW news.fetches IS 'Every request that was made, and what came.';
COMMENT ON COLUMN news.fetches.fetch_id IS 'Surrogate key.';
COMMENT ON COLUMN news.fetches.source IS 'Key of the outlet.';
COMMENT ON COLUMN news.fetches.url IS 'The address asked for.';
COMMENT ON COLUMN news.fetches.purpose IS 'article, robots, feed, sitemap or section.';
COMMENT ON COLUMN news.fetches.status IS 'HTTP status, e.g. 200, 304. Null: no response came.';
COMMENT ON COLUMN news.fetches.error IS 'What went wrong. Null: nothing.';
COMMENT ON COLUMN news.fetches.bytes IS 'Bytes of the body.';
COMMENT ON COLUMN news.fetches.elapsed_ms IS 'Milliseconds until the response. Null: none came.';
COMMENT ON COLUMN news.fetches.etag IS 'The ETag header. Null: none.';
COMMENT ON COLUMN news.fetches.last_modified IS 'The Last-Modified header as sent. Null: none.';
COMMENT ON COLUMN news.fetches.raw_ref IS 'Where the response is archived. Null: none came.';
COMMENT ON COLUMN news.fetches.at IS 'When it was asked (our clock, UTC).';
COMMENT ON COLUMN news.fetches.run_id IS 'The run, for news.runs.';
