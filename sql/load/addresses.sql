-- The books, as the crawl wrote them. A line may come after the load has decided already, or before an earlier line of the same
-- address: what is more decided stands.
INSERT INTO warehouse.address AS known (
  run_id, source_id, key, url, url_canonical, via, state, reason, detail, duplicate_of, lastmod, at, load_id)
SELECT DISTINCT ON (s.source_id, i.key)
  %(run_id)s, s.source_id, i.key, i.url, nullif(i.url_canonical, i.url), i.via, i.state, i.reason, i.detail, i.duplicate_of,
  i.lastmod, i.at, %(load_id)s
FROM incoming_address i
JOIN warehouse.source s ON s.name = i.source
ORDER BY s.source_id, i.key, warehouse.state_rank(i.state) DESC, i.at DESC, i.line DESC
ON CONFLICT (run_id, source_id, key) DO UPDATE
SET url = EXCLUDED.url,
  url_canonical = EXCLUDED.url_canonical,
  via = EXCLUDED.via,
  lastmod = EXCLUDED.lastmod,
  advertised = true,
  (state, reason, detail, duplicate_of, at, load_id) = (
    SELECT better.state, better.reason, better.detail, better.duplicate_of, better.at, better.load_id
    FROM (VALUES
      (known.state, known.reason, known.detail, known.duplicate_of, known.at, known.load_id),
      (EXCLUDED.state, EXCLUDED.reason, EXCLUDED.detail, EXCLUDED.duplicate_of, EXCLUDED.at, EXCLUDED.load_id)
    ) AS better (state, reason, detail, duplicate_of, at, load_id)
    ORDER BY warehouse.state_rank(better.state) DESC, better.at DESC
    LIMIT 1)
WHERE NOT known.advertised
  OR (warehouse.state_rank(EXCLUDED.state), EXCLUDED.at) > (warehouse.state_rank(known.state), known.at);
