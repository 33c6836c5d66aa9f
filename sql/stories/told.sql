-- The stories of a load are told.
DELETE FROM warehouse.story_waiting WHERE load_id = %(load_id)s;
