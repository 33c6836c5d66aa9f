-- The texts that a killed load has left, to make their keys of.
SELECT w.line, r.headline, r.body_text
FROM unnest(%(lines)s::bigint[], %(revisions)s::bigint[]) AS w (line, revision_id)
JOIN warehouse.article_revision r USING (revision_id);
