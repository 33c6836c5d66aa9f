-- Articles of which it would be worth knowing what they share with others, or is so no more.
UPDATE warehouse.story_sketch s
SET doubtful = found.doubtful
FROM unnest(%(articles)s::bigint[], %(doubtful)s::boolean[]) AS found (article_id, doubtful)
WHERE s.article_id = found.article_id;
