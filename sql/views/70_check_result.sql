CREATE OR REPLACE VIEW news.check_result AS
SELECT c.check_result_id, c.checked_at, c.site, c.run_id, c.name, c.severity, c.question, c.ok, c.rows, c.sample, c.seconds
FROM warehouse.check_result AS c;

COMMENT ON VIEW news.check_result IS 'What `news check` found, each time it ran.';
COMMENT ON COLUMN news.check_result.check_result_id IS 'Surrogate key.';
COMMENT ON COLUMN news.check_result.checked_at IS 'When (our clock, UTC).';
COMMENT ON COLUMN news.check_result.site IS 'The site that was checked. Null: all.';
COMMENT ON COLUMN news.check_result.run_id IS 'The newest run of the site at that time. Null: none, or all sites.';
COMMENT ON COLUMN news.check_result.name IS 'Name of the check: its file in sql/checks.';
COMMENT ON COLUMN news.check_result.severity IS 'fail (the DAG run fails) or warn.';
COMMENT ON COLUMN news.check_result.question IS 'What must hold.';
COMMENT ON COLUMN news.check_result.ok IS 'Whether it held.';
COMMENT ON COLUMN news.check_result.rows IS 'Number of rows that break it.';
COMMENT ON COLUMN news.check_result.sample IS 'The first of them, as JSON.';
COMMENT ON COLUMN news.check_result.seconds IS 'How long the check took.';
