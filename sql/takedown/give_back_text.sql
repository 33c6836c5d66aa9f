-- What it would be had it not been withheld; its words can be searched again.
UPDATE warehouse.article AS a
SET status = CASE
    WHEN a.gone_at IS NOT NULL THEN 'gone'
    WHEN warehouse.was_retracted(a.article_id, a.fetched_at) THEN 'retracted'
    WHEN a.revision_no > 1 THEN 'updated'
    ELSE 'live'
  END
WHERE a.article_id = %(article)s;

SELECT warehouse.make_search_parts(ARRAY(
  SELECT date_trunc('month', coalesce(published_at, '-infinity'), 'UTC') FROM warehouse.article WHERE article_id = %(article)s));

INSERT INTO warehouse.article_search (article_id, at, version, source_id, config, language, section)
SELECT a.article_id, coalesce(a.published_at, '-infinity'), 0, a.source_id, warehouse.search_config(a.language), a.language, a.section
FROM warehouse.article AS a
WHERE a.article_id = %(article)s
ON CONFLICT DO NOTHING;
