-- The pictures of articles that are new or were read anew.
INSERT INTO warehouse.article_image (
  article_id, position, url, caption, credit_raw, credit_agency, credit_agencies, alt, width, height, is_main)
SELECT
  r.article_id, i.position, i.url, i.caption, i.credit_raw, i.credit_agency, nullif(i.credit_agencies, '{}'), i.alt, i.width, i.height, i.is_main
FROM resolved r
JOIN incoming_image i USING (line)
WHERE r.round = %(round)s AND r.fate IN ('new', 'changed', 'touched')
ORDER BY r.article_id, i.position;
