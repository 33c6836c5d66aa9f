-- Articles of a site whose archived page can be read again, by the time at which that page was fetched.
SELECT a.article_id, a.url, a.raw_ref, a.fetched_at, a.discovered_via, encode(a.address_key, 'hex') AS address_key, a.record_hash
FROM warehouse.article a
JOIN warehouse.run r USING (run_id)
WHERE r.site = %(site)s
  AND (%(since)s::timestamptz IS NULL OR a.fetched_at >= %(since)s::timestamptz)
  AND (%(until)s::timestamptz IS NULL OR a.fetched_at < %(until)s::timestamptz);
