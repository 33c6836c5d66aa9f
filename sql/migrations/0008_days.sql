-- What is counted by day, so that no question counts all articles: a load notes which days of which outlets it touched, `news
-- refresh` counts those anew. A day is the outlet's own, of publication; where the page names no time, of our first sight.

-- step
CREATE TABLE IF NOT EXISTS warehouse.touched_day (
  touched_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id bigint NOT NULL,
  day date NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE IF NOT EXISTS warehouse.source_day (
  day date NOT NULL,
  source_id bigint NOT NULL REFERENCES warehouse.source,
  articles bigint NOT NULL,
  words bigint NOT NULL,
  wire_articles bigint NOT NULL,     -- an agency is named for the text
  pictures bigint NOT NULL,
  revised bigint NOT NULL,           -- the publisher changed the text after our first sight, said so or not
  silent bigint NOT NULL,            -- … at least once without moving its own stamp
  corrected bigint NOT NULL,         -- carries a correction note
  away bigint NOT NULL,              -- gone or retracted
  median_delay interval,             -- from publication to our first sight
  filled jsonb NOT NULL,             -- field -> articles that have it
  refreshed_at timestamptz NOT NULL,
  PRIMARY KEY (source_id, day)
);
CREATE INDEX IF NOT EXISTS source_day_by_day ON warehouse.source_day (day);

CREATE TABLE IF NOT EXISTS warehouse.section_day (
  day date NOT NULL,
  source_id bigint NOT NULL,
  section text NOT NULL,
  articles bigint NOT NULL,
  words bigint NOT NULL,
  PRIMARY KEY (source_id, day, section)
);
CREATE INDEX IF NOT EXISTS section_day_by_day ON warehouse.section_day (day);

CREATE TABLE IF NOT EXISTS warehouse.agency_day (
  day date NOT NULL,
  source_id bigint NOT NULL,
  agency text NOT NULL,
  articles bigint NOT NULL,          -- it is credited for the text
  pictures bigint NOT NULL,          -- it is credited for a picture
  PRIMARY KEY (source_id, day, agency)
);
CREATE INDEX IF NOT EXISTS agency_day_by_day ON warehouse.agency_day (day);
CREATE INDEX IF NOT EXISTS agency_day_by_agency ON warehouse.agency_day (agency, day);

CREATE TABLE IF NOT EXISTS warehouse.author_day (
  day date NOT NULL,
  source_id bigint NOT NULL,
  author text NOT NULL,
  articles bigint NOT NULL,
  words bigint NOT NULL,
  PRIMARY KEY (source_id, day, author)
);
CREATE INDEX IF NOT EXISTS author_day_by_day ON warehouse.author_day (day);
CREATE INDEX IF NOT EXISTS author_day_by_author ON warehouse.author_day (author, day);

-- An article that goes away or comes back changes the figures of its day.
CREATE OR REPLACE FUNCTION warehouse.note_status_change() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  PERFORM warehouse.tell_status_changes(ARRAY [NEW.article_id]);
  INSERT INTO warehouse.touched_day (source_id, day)
  SELECT s.source_id, (coalesce(NEW.published_at, NEW.first_seen_at) AT TIME ZONE s.timezone)::date
  FROM warehouse.source AS s
  WHERE s.source_id = NEW.source_id;
  RETURN NULL;
END
$$;

-- step
-- Counted by each load: how many articles of an outlet there are is asked often.
ALTER TABLE warehouse.source
  ADD COLUMN IF NOT EXISTS articles bigint NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS newest_first_seen_at timestamptz;

-- step
LOCK TABLE warehouse.source IN SHARE ROW EXCLUSIVE MODE;  -- no load meanwhile; readers go on
UPDATE warehouse.source AS s
SET articles = counted.articles, newest_first_seen_at = counted.newest
FROM (SELECT source_id, count(*) AS articles, max(first_seen_at) AS newest FROM warehouse.article GROUP BY source_id) AS counted
WHERE s.source_id = counted.source_id;

-- All days there are, for the first refresh.
INSERT INTO warehouse.touched_day (source_id, day)
SELECT DISTINCT a.source_id, (coalesce(a.published_at, a.first_seen_at) AT TIME ZONE s.timezone)::date
FROM warehouse.article AS a
JOIN warehouse.source AS s USING (source_id);

-- step: no transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS check_result_by_run ON warehouse.check_result (run_id);
