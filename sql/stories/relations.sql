-- What these articles have in common with others.
SELECT one_id, two_id, why, titled, words_one, words_two, shared, one_from, one_to, two_from, two_to
FROM warehouse.story_relation
WHERE one_id = ANY (%(articles)s::bigint[])
UNION
SELECT one_id, two_id, why, titled, words_one, words_two, shared, one_from, one_to, two_from, two_to
FROM warehouse.story_relation
WHERE two_id = ANY (%(articles)s::bigint[]);
