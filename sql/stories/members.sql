-- The articles of these stories.
SELECT story_id, article_id FROM warehouse.story_member WHERE story_id = ANY (%(stories)s::bigint[]);
