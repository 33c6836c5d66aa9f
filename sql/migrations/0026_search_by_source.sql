-- The newest of one outlet are found without looking at those of all.
CREATE INDEX IF NOT EXISTS article_search_by_source ON warehouse.article_search (source_id, at);
