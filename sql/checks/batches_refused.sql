-- fail: no staged batch is damaged or refused
SELECT b.site, b.run, b.seq, b.path, b.reason
FROM warehouse.load_batch AS b
WHERE b.status = 'refused' AND (%(site)s::text IS NULL OR b.site = %(site)s);
