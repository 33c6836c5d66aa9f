-- The article of an address in any of these spellings: its own, one it had before, or one it was read at.
WITH spelled AS (
  SELECT DISTINCT sha256(convert_to(url, 'UTF8')) AS key FROM unnest(%(urls)s::text[]) AS url
)
SELECT a.article_id, s.name, a.url_canonical, a.headline
FROM warehouse.article AS a
JOIN warehouse.source AS s USING (source_id)
WHERE a.article_id IN (
  SELECT o.article_id FROM warehouse.source AS x JOIN warehouse.article AS o USING (source_id) WHERE o.key IN (SELECT key FROM spelled)
  UNION
  SELECT l.article_id FROM warehouse.source AS x JOIN warehouse.article_alias AS l USING (source_id) WHERE l.key IN (SELECT key FROM spelled)
  UNION
  SELECT d.article_id FROM warehouse.address AS d WHERE d.key IN (SELECT key FROM spelled) AND d.article_id IS NOT NULL
);
