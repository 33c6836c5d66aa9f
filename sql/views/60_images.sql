CREATE OR REPLACE VIEW news.images AS
SELECT i.article_id, i.position, i.url, i.caption, i.credit_raw, i.credit_agency, i.alt, i.width, i.height, i.is_main
FROM warehouse.article_image AS i;

COMMENT ON VIEW news.images IS 'The pictures of the articles as they stand, in the order of the page.';
COMMENT ON COLUMN news.images.article_id IS 'The article, for news.articles.';
COMMENT ON COLUMN news.images.position IS 'Place in the article, from 0; the cover is first.';
COMMENT ON COLUMN news.images.url IS 'Address of the largest variant offered.';
COMMENT ON COLUMN news.images.caption IS 'Caption without the credit. Null: none.';
COMMENT ON COLUMN news.images.credit_raw IS 'Credit as printed, e.g. "(Korean Central News Agency)". Null: none.';
COMMENT ON COLUMN news.images.credit_agency IS 'Agency of the credit, normalised, e.g. kcna. Null: no known agency.';
COMMENT ON COLUMN news.images.alt IS 'Text alternative. Null: none.';
COMMENT ON COLUMN news.images.width IS 'Pixels, as the page says. Null: it does not.';
COMMENT ON COLUMN news.images.height IS 'Pixels, as the page says. Null: it does not.';
COMMENT ON COLUMN news.images.is_main IS 'Whether it is the cover.';
