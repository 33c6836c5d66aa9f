-- Whether every article that may still have copies has a sketch. Not so in a warehouse that had none, and after a crash.
SELECT EXISTS (SELECT FROM warehouse.story_sketch WHERE article_id = 0);
