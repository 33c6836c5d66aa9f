CREATE OR REPLACE VIEW news.bylines AS
SELECT w.article_id, w.position, w.name, w.kind, w.email, w.url, warehouse.name_key(w.name) AS author
FROM warehouse.article_author AS w;

COMMENT ON VIEW news.bylines IS 'Who wrote the articles as they stand: one row for each name of a byline.';
COMMENT ON COLUMN news.bylines.article_id IS 'The article, for news.articles.';
COMMENT ON COLUMN news.bylines.position IS 'Place in the byline, from 0.';
COMMENT ON COLUMN news.bylines.name IS 'The name as printed, without "By".';
COMMENT ON COLUMN news.bylines.kind IS 'person, staff, guest or agency.';
COMMENT ON COLUMN news.bylines.email IS 'E-mail address printed beside the name. Null: none.';
COMMENT ON COLUMN news.bylines.url IS 'Page about the author. Null: none.';
COMMENT ON COLUMN news.bylines.author IS 'The name, normalised, for news.authors, e.g. ock hyun-ju. Since 0.2.';
