CREATE OR REPLACE VIEW news.author AS
SELECT w.article_id, w.position, w.name, w.kind, w.email, w.url
FROM warehouse.article_author AS w;

COMMENT ON VIEW news.author IS 'Who wrote the articles as they stand: one row for each name of a byline.';
COMMENT ON COLUMN news.author.article_id IS 'The article, for news.article.';
COMMENT ON COLUMN news.author.position IS 'Place in the byline, from 0.';
COMMENT ON COLUMN news.author.name IS 'The name as printed, without "By".';
COMMENT ON COLUMN news.author.kind IS 'person, staff, guest or agency.';
COMMENT ON COLUMN news.author.email IS 'E-mail address printed beside the name. Null: none.';
COMMENT ON COLUMN news.author.url IS 'Page about the author. Null: none.';
