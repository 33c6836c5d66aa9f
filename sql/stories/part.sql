-- Articles whose text is another now have nothing in common with anybody until they are compared again; those they had.
WITH gone AS (
  DELETE FROM warehouse.story_relation
  WHERE one_id = ANY (%(articles)s::bigint[]) OR two_id = ANY (%(articles)s::bigint[])
  RETURNING one_id, two_id
)
SELECT one_id FROM gone UNION SELECT two_id FROM gone;
