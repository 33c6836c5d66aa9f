-- The books, as the crawl wrote them. A line may come after the load has decided already, or before an earlier line of the same
-- address: what is more decided stands. An address that is new in the run gets what the load has found for its article at once.
WITH told AS (
  SELECT DISTINCT ON (s.source_id, i.key) s.source_id, i.*, warehouse.state_rank(i.state) AS rank
  FROM incoming_address i
  JOIN warehouse.source s ON s.name = i.source
  ORDER BY s.source_id, i.key, warehouse.state_rank(i.state) DESC, i.at DESC, i.line DESC
), found AS (
  SELECT DISTINCT ON (r.source_id, i.address_key)
    r.source_id, i.address_key AS key, r.state, r.reason, i.fetched_at AS at, r.article_id, warehouse.state_rank(r.state) AS rank
  FROM resolved r
  JOIN incoming_article i USING (line)
  ORDER BY r.source_id, i.address_key, warehouse.state_rank(r.state) DESC, i.fetched_at DESC
)
INSERT INTO warehouse.address AS known (
  run_id, source_id, key, url, url_canonical, via, state, reason, detail, duplicate_of, lastmod, at, article_id, load_id)
SELECT
  %(run_id)s, t.source_id, t.key, t.url, nullif(t.url_canonical, t.url), t.via, best.state, best.reason, best.detail, t.duplicate_of,
  t.lastmod, best.at, best.article_id, %(load_id)s
FROM told t
-- Asked of each pair by its key. Postgres does not know how long a run has become that goes on: left the choice, it reads all of it.
LEFT JOIN found f ON f.source_id = t.source_id AND f.key = t.key AND f.rank > t.rank AND (
  SELECT a.key FROM warehouse.address a WHERE a.run_id = %(run_id)s AND a.source_id = t.source_id AND a.key = t.key) IS NULL
CROSS JOIN LATERAL (
  SELECT f.state, f.reason, NULL AS detail, f.at, f.article_id WHERE f.key IS NOT NULL
  UNION ALL
  SELECT t.state, t.reason, t.detail, t.at, NULL WHERE f.key IS NULL
) AS best
ORDER BY t.source_id, t.key
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
