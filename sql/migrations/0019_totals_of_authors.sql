-- What is asked of all authors and of what was away must not add up all days there are.

-- step
-- Kept by `news refresh`, with the days.
ALTER TABLE warehouse.author
  ADD COLUMN IF NOT EXISTS articles bigint NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS sources text[] NOT NULL DEFAULT '{}';

-- step
UPDATE warehouse.author AS p
SET articles = counted.articles, sources = counted.sources
FROM (
  SELECT d.author, sum(d.articles) AS articles, array_agg(DISTINCT s.name ORDER BY s.name) AS sources
  FROM warehouse.author_day AS d
  JOIN warehouse.source AS s USING (source_id)
  GROUP BY d.author
) AS counted
WHERE p.author = counted.author;

-- step: no transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS status_change_by_time ON warehouse.status_change (at);

-- step: no transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS agency_alias_by_agency ON warehouse.agency_alias (agency);
