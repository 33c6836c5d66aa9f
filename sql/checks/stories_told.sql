-- fail: the stories of all articles that are loaded are told
SELECT b.site, b.run, b.seq, cardinality(w.article_ids) AS articles, w.since
FROM warehouse.story_waiting AS w
JOIN warehouse.load_batch AS b USING (load_id)
WHERE w.since < clock_timestamp() - interval '10 minutes' AND (%(site)s::text IS NULL OR b.site = %(site)s);
