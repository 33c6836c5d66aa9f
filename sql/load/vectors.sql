-- What the search finds an article by: headline before subheadline before text. The dearest step of the load, so it reads the
-- revisions from their table, where Postgres may share the work among its processes; a temporary table is closed to them.
CREATE TEMPORARY TABLE vector ON COMMIT DROP AS
SELECT
  revision_id,
  setweight(to_tsvector(warehouse.search_config(language), headline), 'A')
    || setweight(to_tsvector(warehouse.search_config(language), COALESCE(subheadline, '')), 'B')
    || to_tsvector(warehouse.search_config(language), body_text) AS search
FROM warehouse.article_revision
WHERE revision_id = ANY (%(revisions)s);
