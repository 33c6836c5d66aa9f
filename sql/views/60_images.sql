CREATE OR REPLACE VIEW news.images AS
SELECT
  i.article_id, i.position,
  CASE WHEN warehouse.may_read_text(s.is_open) THEN i.url END AS url,
  CASE WHEN warehouse.may_read_text(s.is_open) THEN i.caption END AS caption,
  i.credit_raw, i.credit_agency,
  CASE WHEN warehouse.may_read_text(s.is_open) THEN i.alt END AS alt,
  i.width, i.height, i.is_main,
  coalesce(i.credit_agencies, array_remove(ARRAY [i.credit_agency], NULL)) AS credit_agencies
FROM warehouse.article_image AS i
JOIN warehouse.article AS a USING (article_id)
LEFT JOIN warehouse.source AS s USING (source_id)
WHERE a.status <> 'taken_down';

COMMENT ON VIEW news.images IS 'The pictures of the articles as they stand, in the order of the page. Those of articles that were taken down are left out.';
COMMENT ON COLUMN news.images.article_id IS 'The article, for news.articles.';
COMMENT ON COLUMN news.images.position IS 'Place in the article, from 0; the cover is first.';
COMMENT ON COLUMN news.images.url IS 'Address of the largest variant offered (contentUrl). Null: withheld from a limited reader.';
COMMENT ON COLUMN news.images.caption IS 'Caption without the credit. Null: none, or withheld.';
COMMENT ON COLUMN news.images.credit_raw IS 'Credit as printed (creditText), e.g. "(Korean Central News Agency)". Null: none.';
COMMENT ON COLUMN news.images.credit_agency IS 'Agency of the credit, normalised; of a joined one the first, e.g. kcna. Null: no known agency.';
COMMENT ON COLUMN news.images.alt IS 'Text alternative. Null: none, or withheld.';
COMMENT ON COLUMN news.images.width IS 'Pixels, as the page says. Null: it does not.';
COMMENT ON COLUMN news.images.height IS 'Pixels, as the page says. Null: it does not.';
COMMENT ON COLUMN news.images.is_main IS 'Whether it is the cover.';
COMMENT ON COLUMN news.images.credit_agencies IS 'All agencies of the credit, e.g. {afp,yonhap}. Empty: no known agency. Since 0.2.';
