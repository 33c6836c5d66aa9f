-- A page that is marked as retracted, or no longer, while its text stays: no revision tells of it, so it is kept here.

-- step
CREATE TABLE IF NOT EXISTS warehouse.retraction (
  article_id bigint NOT NULL,
  at timestamptz NOT NULL,           -- when we read it so
  is_retracted boolean NOT NULL,
  PRIMARY KEY (article_id, at)
);

-- What the page said of itself then: by the text that was read last, or by a mark since.
CREATE OR REPLACE FUNCTION warehouse.was_retracted(article bigint, then_at timestamptz) RETURNS boolean
  LANGUAGE sql STABLE
  RETURN COALESCE((
    SELECT said.is_retracted
    FROM (
      SELECT r.observed_at AS at, r.revision_no AS nth, r.status = 'retracted' AS is_retracted
      FROM warehouse.article_revision AS r WHERE r.article_id = article
      UNION ALL
      SELECT f.at, NULL, f.is_retracted FROM warehouse.retraction AS f WHERE f.article_id = article
    ) AS said
    WHERE said.at <= then_at
    ORDER BY said.at DESC, said.nth DESC NULLS FIRST
    LIMIT 1), false);

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
    UNION
    SELECT f.article_id, f.at, false FROM warehouse.retraction AS f WHERE f.article_id = ANY (ids)
  ), stated AS (
    SELECT
      s.article_id, s.at,
      CASE WHEN s.is_gone THEN 'gone' WHEN warehouse.was_retracted(s.article_id, s.at) THEN 'retracted' ELSE 'live' END AS status
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
  IF NEW.status IN ('live', 'updated', 'retracted')
    AND (NEW.status = 'retracted') <> warehouse.was_retracted(NEW.article_id, NEW.fetched_at) THEN
    INSERT INTO warehouse.retraction (article_id, at, is_retracted) VALUES (NEW.article_id, NEW.fetched_at, NEW.status = 'retracted')
    ON CONFLICT DO NOTHING;
  END IF;
  PERFORM warehouse.tell_status_changes(ARRAY [NEW.article_id]);
  INSERT INTO warehouse.touched_day (source_id, day)
  SELECT s.source_id, (coalesce(NEW.published_at, NEW.first_seen_at) AT TIME ZONE s.timezone)::date
  FROM warehouse.source AS s
  WHERE s.source_id = NEW.source_id;
  RETURN NULL;
END
$$;

-- step
-- Those that stand so already.
INSERT INTO warehouse.retraction (article_id, at, is_retracted)
SELECT a.article_id, a.fetched_at, true
FROM warehouse.article AS a
JOIN warehouse.article_revision AS r ON r.revision_id = a.current_revision_id
WHERE a.status = 'retracted' AND r.status <> 'retracted'
ON CONFLICT DO NOTHING;

SELECT warehouse.tell_status_changes(ARRAY(SELECT article_id FROM warehouse.retraction));
