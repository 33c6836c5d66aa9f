-- When an outlet was counted last, and which stories were going on in a window, are found without reading all days and all stories.

-- step: no transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS source_day_by_count ON warehouse.source_day (source_id, refreshed_at);

-- step: no transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS story_by_last ON warehouse.story (last_published_at);
