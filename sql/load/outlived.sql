-- Those of the named batches that were loaded more than so many days ago, each with the checksum of what was loaded.
-- Only of runs whose end is loaded as well: what a killed run left is sealed by looking at its earlier batches.
SELECT named.path, loaded.sha256
FROM unnest(%(paths)s::text[], %(sites)s::text[], %(runs)s::uuid[], %(seqs)s::bigint[]) AS named (path, site, run, seq)
  JOIN warehouse.load_batch loaded
    ON (loaded.site, loaded.run, loaded.seq) = (named.site, named.run, named.seq) AND loaded.status = 'loaded'
  JOIN warehouse.run USING (run_id)
WHERE run.ended_at IS NOT NULL AND loaded.loaded_at < clock_timestamp() - make_interval(days => %(days)s)
ORDER BY named.path;
