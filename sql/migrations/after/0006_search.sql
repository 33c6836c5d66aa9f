-- The column that the search was done by, which no view needs any more. What it holds on disk is free for new rows after the next
-- VACUUM FULL of warehouse.article, not before.
-- step
SELECT warehouse.make_search_parts(ARRAY(
  SELECT DISTINCT date_trunc('month', COALESCE(published_at, '-infinity'), 'UTC') FROM warehouse.article a
  WHERE NOT EXISTS (SELECT FROM warehouse.article_search s WHERE s.article_id = a.article_id)));
-- step
INSERT INTO warehouse.article_search (article_id, at, version, source_id, config, language, section)
SELECT article_id, COALESCE(published_at, '-infinity'), 0, source_id, warehouse.search_config(language), language, section
FROM warehouse.article a
WHERE NOT EXISTS (SELECT FROM warehouse.article_search s WHERE s.article_id = a.article_id);
-- step: no transaction
DROP INDEX CONCURRENTLY IF EXISTS warehouse.article_by_word;
-- step
ALTER TABLE warehouse.article DROP COLUMN IF EXISTS search;
