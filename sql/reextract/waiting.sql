-- The next readings of a pass that are to be applied.
SELECT reextraction_id, record::text
FROM warehouse.reextraction
WHERE pass = %(pass)s::uuid AND applied_at IS NULL AND outcome IN ('text', 'fields') AND reextraction_id > %(after)s
ORDER BY reextraction_id
LIMIT %(most)s;
