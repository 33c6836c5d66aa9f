-- Some revisions that no load has compared with the one before them: those of a warehouse older than the comparison.
SELECT r.revision_id, before.body_text, r.body_text
FROM (
  SELECT * FROM warehouse.article_revision
  WHERE revision_no > 1 AND words_added IS NULL AND revision_id > %(after)s
  ORDER BY revision_id
  LIMIT %(most)s
) AS r
JOIN warehouse.article_revision AS before ON before.article_id = r.article_id AND before.revision_no = r.revision_no - 1
ORDER BY r.revision_id;
