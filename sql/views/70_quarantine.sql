CREATE OR REPLACE VIEW news.quarantine AS
SELECT q.quarantine_id, s.name AS source, q.url, q.stage, q.reason, q.detail, q.raw_ref, q.at, q.run_id
FROM warehouse.quarantine AS q
JOIN warehouse.source AS s USING (source_id);

COMMENT ON VIEW news.quarantine IS 'What could not be read or loaded, with its reason; nothing is dropped silently.';
COMMENT ON COLUMN news.quarantine.quarantine_id IS 'Surrogate key.';
COMMENT ON COLUMN news.quarantine.source IS 'Key of the outlet.';
COMMENT ON COLUMN news.quarantine.url IS 'The address.';
COMMENT ON COLUMN news.quarantine.stage IS 'Where it stopped: crawl or load.';
COMMENT ON COLUMN news.quarantine.reason IS 'Why, in one word, e.g. empty_page, no_headline.';
COMMENT ON COLUMN news.quarantine.detail IS 'Why, in a sentence. Null: nothing to add.';
COMMENT ON COLUMN news.quarantine.raw_ref IS 'Where the response is archived, to be read again. Null: none came.';
COMMENT ON COLUMN news.quarantine.at IS 'When (our clock, UTC).';
COMMENT ON COLUMN news.quarantine.run_id IS 'The run, for news.runs.';
