-- Relations that do not hold any more.
DELETE FROM warehouse.story_relation r
USING unnest(%(one)s::bigint[], %(two)s::bigint[]) AS gone (one_id, two_id)
WHERE r.one_id = gone.one_id AND r.two_id = gone.two_id;
