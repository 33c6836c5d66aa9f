-- What the load has found for the articles of the batch, written into the books in place of "staged", where it is not yet.
INSERT INTO warehouse.address AS known (
  run_id, source_id, key, url, url_canonical, via, state, reason, at, article_id, load_id, advertised)
SELECT DISTINCT ON (r.source_id, i.address_key)
  %(run_id)s, r.source_id, i.address_key, i.url, nullif(i.url_canonical, i.url), i.discovered_via, r.state, r.reason,
  i.fetched_at, r.article_id, %(load_id)s, false
FROM resolved r
JOIN incoming_article i USING (line)
WHERE warehouse.state_rank(r.state) > COALESCE((
  SELECT warehouse.state_rank(a.state) FROM warehouse.address a
  WHERE a.run_id = %(run_id)s AND a.source_id = r.source_id AND a.key = i.address_key), -1)
ORDER BY r.source_id, i.address_key, warehouse.state_rank(r.state) DESC, i.fetched_at DESC
ON CONFLICT (run_id, source_id, key) DO UPDATE
SET state = EXCLUDED.state,
  reason = EXCLUDED.reason,
  detail = NULL,
  at = EXCLUDED.at,
  article_id = EXCLUDED.article_id,
  load_id = EXCLUDED.load_id
WHERE warehouse.state_rank(EXCLUDED.state) > warehouse.state_rank(known.state);
