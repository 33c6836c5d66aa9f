-- The texts of articles that are to be compared.
SELECT a.article_id, r.headline, r.body_text
FROM warehouse.article a
JOIN warehouse.article_revision r ON r.revision_id = a.current_revision_id
WHERE a.article_id = ANY (%(articles)s::bigint[]);
