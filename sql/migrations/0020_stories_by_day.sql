-- Stories in the figures by day: how many, how much of an outlet is copies, and how long after the first they came.

-- step
ALTER TABLE warehouse.source_day
  ADD COLUMN IF NOT EXISTS stories bigint NOT NULL DEFAULT 0,      -- that its articles belong to
  ADD COLUMN IF NOT EXISTS copies bigint NOT NULL DEFAULT 0,       -- articles that are no origin of their story
  ADD COLUMN IF NOT EXISTS firsts bigint NOT NULL DEFAULT 0,       -- articles that were first of a story that has copies
  ADD COLUMN IF NOT EXISTS median_copy_delay interval;             -- from the first publication of their stories to its copies

-- step
ALTER TABLE warehouse.section_day ADD COLUMN IF NOT EXISTS stories bigint NOT NULL DEFAULT 0;

-- step
ALTER TABLE warehouse.agency_day ADD COLUMN IF NOT EXISTS stories bigint NOT NULL DEFAULT 0;

-- step
ALTER TABLE warehouse.author_day ADD COLUMN IF NOT EXISTS stories bigint NOT NULL DEFAULT 0;

-- step
-- A story that is put together anew changes the figures of the days of all its articles.
CREATE OR REPLACE FUNCTION warehouse.touch_story_days() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  INSERT INTO warehouse.touched_day (source_id, day)
  SELECT DISTINCT s.source_id, (coalesce(a.published_at, a.first_seen_at) AT TIME ZONE s.timezone)::date
  FROM touched AS t
  JOIN warehouse.article AS a USING (article_id)
  JOIN warehouse.source AS s USING (source_id);
  RETURN NULL;
END
$$;
DROP TRIGGER IF EXISTS story_days_come ON warehouse.story_member;
CREATE TRIGGER story_days_come AFTER INSERT ON warehouse.story_member REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION warehouse.touch_story_days();
DROP TRIGGER IF EXISTS story_days_go ON warehouse.story_member;
CREATE TRIGGER story_days_go AFTER DELETE ON warehouse.story_member REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION warehouse.touch_story_days();

-- step
INSERT INTO warehouse.touched_day (source_id, day) SELECT source_id, day FROM warehouse.source_day;
