-- Those of the named batches that are not loaded yet, in the order given.
SELECT named.path
FROM unnest(%(paths)s::text[], %(sites)s::text[], %(runs)s::uuid[], %(seqs)s::bigint[])
  WITH ORDINALITY AS named (path, site, run, seq, place)
WHERE NOT EXISTS (
  SELECT FROM warehouse.load_batch loaded
  WHERE (loaded.site, loaded.run, loaded.seq) = (named.site, named.run, named.seq) AND loaded.status = 'loaded')
ORDER BY named.place;
