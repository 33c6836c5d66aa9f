CREATE OR REPLACE VIEW news.runs AS
SELECT
  r.run_id,
  r.run,
  r.site,
  r.airflow AS dag_run_id,
  r.interval_start,
  r.interval_end,
  coalesce(r.started_at, r.first_batch_at) AS started_at,
  r.ended_at,
  r.finish_reason,
  r.seen,
  coalesce((b.books ->> 'loaded')::bigint, 0) AS loaded,
  coalesce((b.books ->> 'updated')::bigint, 0) AS updated,
  coalesce((b.books ->> 'unchanged')::bigint, 0) AS unchanged,
  coalesce((b.books ->> 'duplicate')::bigint, 0) AS duplicate,
  coalesce((b.books ->> 'filtered')::bigint, 0) AS filtered,
  coalesce((b.books ->> 'blocked')::bigint, 0) AS blocked,
  coalesce((b.books ->> 'gone')::bigint, 0) AS gone,
  coalesce((b.books ->> 'failed')::bigint, 0) AS failed,
  coalesce((b.books ->> 'quarantined')::bigint, 0) AS quarantined,
  coalesce((b.books ->> 'deferred')::bigint, 0) AS deferred,
  coalesce((b.books ->> 'seen')::bigint, 0) + coalesce((b.books ->> 'staged')::bigint, 0) AS undecided,
  r.code
FROM warehouse.run AS r
CROSS JOIN LATERAL (
  -- Those of a run that has ended were counted when its last batch was loaded; only a run that goes on is counted now.
  SELECT CASE WHEN r.books IS NOT NULL THEN r.books ELSE (
    SELECT jsonb_object_agg(counted.state, counted.addresses)
    FROM (SELECT a.state, count(*) AS addresses FROM warehouse.address AS a WHERE a.run_id = r.run_id GROUP BY a.state) AS counted
  ) END AS books
) AS b;

COMMENT ON VIEW news.runs IS 'The books: one row for each crawl of a site. For a run that has ended, seen is the sum of the ten states and undecided is 0; `news check` proves it.';
COMMENT ON COLUMN news.runs.run_id IS 'Surrogate key of the run.';
COMMENT ON COLUMN news.runs.run IS 'The run''s UUID, the same as in the names of its staged batches and archive files; sorts by time.';
COMMENT ON COLUMN news.runs.site IS 'The site that was crawled, as `news sites` names it.';
COMMENT ON COLUMN news.runs.dag_run_id IS 'Id of the Airflow DAG run, e.g. scheduled__2026-11-23T21:05:00+00:00. Null: started by hand.';
COMMENT ON COLUMN news.runs.interval_start IS 'Start of the data interval the crawl was asked for (UTC). Null: none.';
COMMENT ON COLUMN news.runs.interval_end IS 'End of the data interval, exclusive (UTC). Null: none.';
COMMENT ON COLUMN news.runs.started_at IS 'When the crawl began (UTC).';
COMMENT ON COLUMN news.runs.ended_at IS 'When the crawl ended (UTC). Null: its last batch is not loaded yet.';
COMMENT ON COLUMN news.runs.finish_reason IS 'finished, shutdown (stopped), failed, killed. Null: not ended.';
COMMENT ON COLUMN news.runs.seen IS 'Number of different addresses the crawl says it saw, counted apart from the ledger. Null: not ended.';
COMMENT ON COLUMN news.runs.loaded IS 'Addresses that became a new article.';
COMMENT ON COLUMN news.runs.updated IS 'Addresses whose article got a new revision.';
COMMENT ON COLUMN news.runs.unchanged IS 'Addresses asked for and found as they were before.';
COMMENT ON COLUMN news.runs.duplicate IS 'Addresses that turned out to be an article of another address of the run.';
COMMENT ON COLUMN news.runs.filtered IS 'Addresses not wanted by rule; news.addresses.reason says which.';
COMMENT ON COLUMN news.runs.blocked IS 'Addresses that robots.txt forbids.';
COMMENT ON COLUMN news.runs.gone IS 'Addresses that answered 404 or 410, or carry a withdrawal notice.';
COMMENT ON COLUMN news.runs.failed IS 'Addresses whose fetch did not succeed; tried again in the next run.';
COMMENT ON COLUMN news.runs.quarantined IS 'Addresses whose page could not be read or loaded; see news.quarantine.';
COMMENT ON COLUMN news.runs.deferred IS 'Addresses seen and not fetched in this run: not due, limit reached, interrupted.';
COMMENT ON COLUMN news.runs.undecided IS 'Addresses whose outcome is not loaded yet; 0 for a run that has ended.';
COMMENT ON COLUMN news.runs.code IS 'Version of Broadsheet that crawled.';
