-- What a revision changed; when an article was away; who writes; articles that we withhold.

-- step
-- Made when the revision is loaded; NULL of a revision after the first: not compared yet (`news refresh` does).
ALTER TABLE warehouse.article_revision
  ADD COLUMN IF NOT EXISTS words_added bigint,
  ADD COLUMN IF NOT EXISTS words_removed bigint,
  ADD COLUMN IF NOT EXISTS share_changed double precision,
  ADD COLUMN IF NOT EXISTS changes jsonb;

-- step: no transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS article_revision_not_compared ON warehouse.article_revision (revision_id)
  WHERE revision_no > 1 AND words_added IS NULL;

-- step
-- All agencies of a picture's credit; credit_agency is the first. NULL: loaded before this was kept.
ALTER TABLE warehouse.article_image ADD COLUMN IF NOT EXISTS credit_agencies text[];

-- step
-- When an article went away and came back, as the books and the revisions tell it, in whatever order they were loaded.
CREATE TABLE IF NOT EXISTS warehouse.status_change (
  article_id bigint NOT NULL,
  at timestamptz NOT NULL,           -- when we saw it, not when it was loaded
  before text NOT NULL,
  status text NOT NULL CHECK (status IN ('live', 'gone', 'retracted'))
);
CREATE INDEX IF NOT EXISTS status_change_by_article ON warehouse.status_change (article_id, at);

CREATE OR REPLACE FUNCTION warehouse.tell_status_changes(ids bigint[]) RETURNS void
  LANGUAGE sql
AS $$
  DELETE FROM warehouse.status_change WHERE article_id = ANY (ids);

  WITH sight AS (
    SELECT a.article_id, d.at, d.state = 'gone' AS is_gone
    FROM warehouse.article AS a
    CROSS JOIN LATERAL (
      SELECT a.key UNION SELECT a.address_key UNION SELECT l.key FROM warehouse.article_alias AS l WHERE l.article_id = a.article_id
    ) AS known
    JOIN warehouse.address AS d ON d.key = known.key AND d.source_id = a.source_id
    WHERE a.article_id = ANY (ids) AND d.state IN ('gone', 'loaded', 'updated', 'unchanged')
    UNION
    SELECT r.article_id, r.observed_at, false FROM warehouse.article_revision AS r WHERE r.article_id = ANY (ids)
  ), stated AS (
    SELECT s.article_id, s.at, CASE WHEN s.is_gone THEN 'gone' ELSE coalesce((
      SELECT CASE WHEN r.status = 'retracted' THEN 'retracted' END
      FROM warehouse.article_revision AS r
      WHERE r.article_id = s.article_id AND r.observed_at <= s.at
      ORDER BY r.observed_at DESC, r.revision_no DESC
      LIMIT 1), 'live') END AS status
    FROM sight AS s
  ), followed AS (
    SELECT article_id, at, lag(status) OVER (PARTITION BY article_id ORDER BY at, status) AS before, status FROM stated
  )
  INSERT INTO warehouse.status_change (article_id, at, before, status)
  SELECT article_id, at, before, status FROM followed WHERE before <> status;
$$;

CREATE OR REPLACE FUNCTION warehouse.note_status_change() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  PERFORM warehouse.tell_status_changes(ARRAY [NEW.article_id]);
  RETURN NULL;
END
$$;

-- step
-- At the end of the transaction, when the books are written: whichever statement it was that changed the status.
DROP TRIGGER IF EXISTS status_changes ON warehouse.article;
CREATE CONSTRAINT TRIGGER status_changes AFTER UPDATE OF status ON warehouse.article DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status <> NEW.status
    AND (OLD.status IN ('gone', 'retracted', 'redirected', 'taken_down') OR NEW.status IN ('gone', 'retracted', 'redirected', 'taken_down')))
  EXECUTE FUNCTION warehouse.note_status_change();

-- step
SELECT warehouse.tell_status_changes(ARRAY(
  SELECT a.article_id FROM warehouse.article AS a WHERE a.status IN ('gone', 'retracted')
  UNION
  SELECT a.article_id FROM warehouse.address AS d JOIN warehouse.article AS a USING (source_id, key) WHERE d.state = 'gone'
));

-- step
-- What we withhold from readers, at somebody's request. One row for each time.
CREATE TABLE IF NOT EXISTS warehouse.takedown (
  takedown_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  article_id bigint NOT NULL REFERENCES warehouse.article,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  reason text NOT NULL CHECK (reason <> ''),
  lifted_at timestamptz,
  lifted_because text CHECK ((lifted_at IS NULL) = (lifted_because IS NULL))
);
CREATE UNIQUE INDEX IF NOT EXISTS takedown_in_force ON warehouse.takedown (article_id) WHERE lifted_at IS NULL;

-- Of one name all spellings: "KIM Da-sol", "Kim Da-sol" and "Kim  Da-sol." are kim da-sol. An index stands on it: never change it.
CREATE OR REPLACE FUNCTION warehouse.name_key(name text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN lower(trim(regexp_replace(normalize(name, NFKC), '[[:space:].·]+', ' ', 'g')));

CREATE TABLE IF NOT EXISTS warehouse.author (
  author text PRIMARY KEY,           -- warehouse.name_key of the name
  name text NOT NULL,                -- as printed first
  names text[] NOT NULL,             -- all spellings
  emails text[] NOT NULL,
  kind text NOT NULL,
  first_seen_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL  -- to the day
);

-- step: no transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS article_author_by_name ON warehouse.article_author (warehouse.name_key(name));

-- step
INSERT INTO warehouse.author (author, name, names, emails, kind, first_seen_at, last_seen_at)
SELECT
  warehouse.name_key(w.name), (array_agg(w.name ORDER BY a.first_seen_at))[1], array_agg(DISTINCT w.name ORDER BY w.name),
  coalesce(array_agg(DISTINCT w.email ORDER BY w.email) FILTER (WHERE w.email IS NOT NULL), '{}'),
  mode() WITHIN GROUP (ORDER BY w.kind), min(a.first_seen_at), max(a.first_seen_at)
FROM warehouse.article_author AS w
JOIN warehouse.article AS a USING (article_id)
WHERE warehouse.name_key(w.name) <> ''
GROUP BY warehouse.name_key(w.name)
ON CONFLICT DO NOTHING;
