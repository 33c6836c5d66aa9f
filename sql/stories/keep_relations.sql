-- Relations that were found.
INSERT INTO warehouse.story_relation (
  one_id, two_id, why, titled, words_one, words_two, shared, one_from, one_to, two_from, two_to)
SELECT * FROM unnest(
  %(one)s::bigint[], %(two)s::bigint[], %(why)s::text[], %(titled)s::boolean[], %(words_one)s::smallint[], %(words_two)s::smallint[],
  %(shared)s::smallint[], %(one_from)s::smallint[], %(one_to)s::smallint[], %(two_from)s::smallint[], %(two_to)s::smallint[]);
