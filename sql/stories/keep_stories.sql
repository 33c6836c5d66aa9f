-- Stories as they are now.
INSERT INTO warehouse.story (story_id, origin_id, first_source_id, first_published_at, last_published_at, articles, outlets)
SELECT story_id, origin_id, first_source_id, to_timestamp(first), to_timestamp(last), articles, outlets
FROM unnest(
  %(story)s::bigint[], %(origin)s::bigint[], %(first_source)s::bigint[], %(first)s::bigint[], %(last)s::bigint[],
  %(articles)s::bigint[], %(outlets)s::bigint[]
) AS found (story_id, origin_id, first_source_id, first, last, articles, outlets);
