CREATE OR REPLACE VIEW news.credits AS
SELECT a.article_id, s.name AS source, 'text' AS credited_for, agency, coalesce(a.wire_credit_raw, a.byline_raw) AS credit_raw, NULL::bigint AS image_position
FROM warehouse.article AS a
JOIN warehouse.source AS s USING (source_id)
CROSS JOIN LATERAL unnest(a.wire_agency) AS agency
UNION ALL
SELECT a.article_id, s.name, 'picture', agency, i.credit_raw, i.position
FROM warehouse.article_image AS i
JOIN warehouse.article AS a USING (article_id)
JOIN warehouse.source AS s USING (source_id)
CROSS JOIN LATERAL unnest(coalesce(i.credit_agencies, ARRAY [i.credit_agency])) AS agency
WHERE i.credit_agency IS NOT NULL AND a.status <> 'taken_down';

COMMENT ON VIEW news.credits IS 'Which agency an article owes what: one row for each agency of its text, and for each of each picture. A joined credit (AFP-Yonhap) gives both. Since 0.2.';
COMMENT ON COLUMN news.credits.article_id IS 'The article, for news.articles. Since 0.2.';
COMMENT ON COLUMN news.credits.source IS 'Key of the outlet, for news.sources. Since 0.2.';
COMMENT ON COLUMN news.credits.credited_for IS 'text or picture. Since 0.2.';
COMMENT ON COLUMN news.credits.agency IS 'Key of the agency, for news.agencies, e.g. yonhap. Since 0.2.';
COMMENT ON COLUMN news.credits.credit_raw IS 'As printed: the credit, or the byline that names the agency, e.g. "(Yonhap)". Null: the page does not print it. Since 0.2.';
COMMENT ON COLUMN news.credits.image_position IS 'The picture, for news.images.position. Null: the text. Since 0.2.';
