-- From now on every article has a sketch from its load on.
INSERT INTO warehouse.story_sketch (article_id, source_id, published_at, opening, whole, made_on, indexed, others, places)
VALUES (0, 0, 'infinity', 0, 0, 'infinity', '{}', '{}', '')
ON CONFLICT DO NOTHING;
