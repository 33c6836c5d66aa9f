CREATE OR REPLACE VIEW news.fetch AS
SELECT
  f.fetch_id, s.name AS source, f.url, f.purpose, f.status, f.error, f.bytes, f.elapsed_ms, f.etag, f.last_modified, f.raw_ref,
  f.at, f.run_id
FROM warehouse.fetch_log AS f
JOIN warehouse.source AS s USING (source_id);

COMMENT ON VIEW news.fetch IS 'Every request that was made, and what came.';
COMMENT ON COLUMN news.fetch.fetch_id IS 'Surrogate key.';
COMMENT ON COLUMN news.fetch.source IS 'Key of the outlet.';
COMMENT ON COLUMN news.fetch.url IS 'The address asked for.';
COMMENT ON COLUMN news.fetch.purpose IS 'article, robots, feed, sitemap or section.';
COMMENT ON COLUMN news.fetch.status IS 'HTTP status, e.g. 200, 304. Null: no response came.';
COMMENT ON COLUMN news.fetch.error IS 'What went wrong. Null: nothing.';
COMMENT ON COLUMN news.fetch.bytes IS 'Bytes of the body.';
COMMENT ON COLUMN news.fetch.elapsed_ms IS 'Milliseconds until the response. Null: none came.';
COMMENT ON COLUMN news.fetch.etag IS 'The ETag header. Null: none.';
COMMENT ON COLUMN news.fetch.last_modified IS 'The Last-Modified header as sent. Null: none.';
COMMENT ON COLUMN news.fetch.raw_ref IS 'Where the response is archived. Null: none came.';
COMMENT ON COLUMN news.fetch.at IS 'When it was asked (our clock, UTC).';
COMMENT ON COLUMN news.fetch.run_id IS 'The run, for news.run.';
