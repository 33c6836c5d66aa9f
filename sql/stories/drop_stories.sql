-- Stories that are put together anew.
WITH gone AS (DELETE FROM warehouse.story WHERE story_id = ANY (%(stories)s::bigint[]))
DELETE FROM warehouse.story_member WHERE story_id = ANY (%(stories)s::bigint[]);
