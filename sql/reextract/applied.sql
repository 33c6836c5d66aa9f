-- The readings that have just been applied, and the revisions they have made.
UPDATE warehouse.reextraction AS x
SET applied_at = clock_timestamp(), revision_id = CASE WHEN r.fate = 'changed' THEN r.revision_id END
FROM resolved r
JOIN unnest(%(lines)s::bigint[], %(reextractions)s::bigint[]) AS w (line, reextraction_id) USING (line)
WHERE r.round = %(round)s AND x.reextraction_id = w.reextraction_id;
