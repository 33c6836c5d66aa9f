CREATE OR REPLACE VIEW news.check_results AS
SELECT c.check_result_id, c.checked_at, c.site, c.run_id, c.name, c.severity, c.question, c.ok, c.rows,
  CASE WHEN warehouse.may_read_text() THEN c.sample END AS sample, c.seconds
FROM warehouse.check_result AS c;

COMMENT ON VIEW news.check_results IS 'What `news check` found, each time it ran.';
COMMENT ON COLUMN news.check_results.check_result_id IS 'Surrogate key.';
COMMENT ON COLUMN news.check_results.checked_at IS 'When (our clock, UTC).';
COMMENT ON COLUMN news.check_results.site IS 'The site that was checked. Null: all.';
COMMENT ON COLUMN news.check_results.run_id IS 'The newest run of the site at that time. Null: none, or all sites.';
COMMENT ON COLUMN news.check_results.name IS 'Name of the check: its file in sql/checks.';
COMMENT ON COLUMN news.check_results.severity IS 'fail (the DAG run fails) or warn.';
COMMENT ON COLUMN news.check_results.question IS 'What must hold.';
COMMENT ON COLUMN news.check_results.ok IS 'Whether it held.';
COMMENT ON COLUMN news.check_results.rows IS 'Number of rows that break it.';
COMMENT ON COLUMN news.check_results.sample IS 'The first of them, as JSON. Null: withheld from a limited reader, for it may quote texts.';
COMMENT ON COLUMN news.check_results.seconds IS 'How long the check took.';
