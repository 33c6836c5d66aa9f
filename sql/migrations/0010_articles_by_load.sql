-- What changed since a load, and what was withdrawn lately: the export of days and the cookbook ask for both. An index that an
-- interrupted migration has left unfinished goes first.

-- step: no transaction
DROP INDEX CONCURRENTLY IF EXISTS warehouse.article_by_load;

-- step: no transaction
CREATE INDEX CONCURRENTLY article_by_load ON warehouse.article (load_id);

-- step: no transaction
DROP INDEX CONCURRENTLY IF EXISTS warehouse.article_by_withdrawal;

-- step: no transaction
CREATE INDEX CONCURRENTLY article_by_withdrawal ON warehouse.article (gone_at) WHERE gone_at IS NOT NULL;
