-- Pictures follow the current text: those of articles that were read anew are replaced.
DELETE FROM warehouse.article_image AS old
USING resolved r
WHERE r.round = %(round)s AND r.fate IN ('changed', 'touched') AND old.article_id = r.article_id;
