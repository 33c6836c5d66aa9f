-- What each of these revisions changed in the one before it.
UPDATE warehouse.article_revision AS r
SET words_added = told.words_added, words_removed = told.words_removed, share_changed = told.share_changed, changes = told.changes
FROM unnest(%(ids)s::bigint[], %(added)s::bigint[], %(removed)s::bigint[], %(shares)s::double precision[], %(changes)s::jsonb[])
  AS told (revision_id, words_added, words_removed, share_changed, changes)
WHERE r.revision_id = told.revision_id;
