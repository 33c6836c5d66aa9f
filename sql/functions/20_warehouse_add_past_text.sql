-- A text that was read before the one that is known as the last: put in its place in the article's history. Returns what it is in
-- the books: 'updated' where it is a text of its own, 'unchanged' where the history had it already.
CREATE OR REPLACE FUNCTION warehouse.add_past_text(new warehouse.article_revision) RETURNS text
  LANGUAGE plpgsql
AS $$
DECLARE
  before warehouse.article_revision;
  after warehouse.article_revision;
  seen_until timestamptz;
BEGIN
  SELECT * INTO before FROM warehouse.article_revision
  WHERE article_id = new.article_id AND observed_at <= new.observed_at ORDER BY observed_at DESC, revision_no DESC LIMIT 1;
  SELECT * INTO after FROM warehouse.article_revision
  WHERE article_id = new.article_id AND observed_at > new.observed_at ORDER BY observed_at, revision_no LIMIT 1;

  IF before.content_hash = new.content_hash THEN
    UPDATE warehouse.article_revision SET observed_until = new.observed_at
    WHERE revision_id = before.revision_id AND observed_until < new.observed_at;
    IF (new.status = 'retracted') <> warehouse.was_retracted(new.article_id, new.observed_at) THEN
      -- Another mark on the same text; what was read after it says again what it said.
      INSERT INTO warehouse.retraction (article_id, at, is_retracted)
      SELECT new.article_id, said.at, said.is_retracted
      FROM warehouse.article AS a
      CROSS JOIN LATERAL (VALUES
        (new.observed_at, new.status = 'retracted'),
        (COALESCE(before.observed_until, a.last_seen_at), CASE WHEN before.observed_until IS NULL THEN a.status ELSE before.status END = 'retracted')
      ) AS said (at, is_retracted)
      WHERE a.article_id = new.article_id AND said.at >= new.observed_at
      ON CONFLICT DO NOTHING;
    END IF;
    RETURN 'unchanged';
  ELSIF after.content_hash = new.content_hash THEN
    IF after.status <> new.status THEN
      INSERT INTO warehouse.retraction (article_id, at, is_retracted)
      VALUES (new.article_id, after.observed_at, after.status = 'retracted') ON CONFLICT DO NOTHING;
    END IF;
    UPDATE warehouse.article_revision SET observed_at = new.observed_at, status = new.status WHERE revision_id = after.revision_id;
  ELSE
    seen_until := COALESCE(
      before.observed_until, (SELECT last_seen_at FROM warehouse.article WHERE article_id = before.article_id));
    IF seen_until > new.observed_at THEN
      -- The text before it was seen again after it: it stands twice in the history.
      after := before;
      after.revision_id := nextval('warehouse.article_revision_revision_id_seq');
      after.observed_at := seen_until;
      INSERT INTO warehouse.article_revision OVERRIDING SYSTEM VALUE SELECT (after).*;
      UPDATE warehouse.article_revision SET observed_until = observed_at WHERE revision_id = before.revision_id;
    END IF;
    new.revision_id := nextval('warehouse.article_revision_revision_id_seq');
    new.observed_until := new.observed_at;
    INSERT INTO warehouse.article_revision OVERRIDING SYSTEM VALUE SELECT (new).*;
  END IF;

  WITH ordered AS (
    SELECT
      revision_id,
      row_number() OVER history AS revision_no,
      lead(observed_at) OVER history AS valid_to,
      min(observed_at) OVER (PARTITION BY article_id) AS first_seen_at,
      CASE
        WHEN row_number() OVER history = 1 THEN 'first'
        WHEN EXISTS (SELECT FROM warehouse.reextraction x WHERE x.revision_id = article_revision.revision_id) THEN 'reextracted'
        ELSE warehouse.revision_kind(
          status, updated_at, raw_ref, parser_name || ' ' || parser_version,
          lag(updated_at) OVER history, lag(raw_ref) OVER history, lag(parser_name || ' ' || parser_version) OVER history)
      END AS kind
    FROM warehouse.article_revision
    WHERE article_id = new.article_id
    WINDOW history AS (PARTITION BY article_id ORDER BY observed_at, revision_no)
  )
  UPDATE warehouse.article_revision AS r
  SET (revision_no, valid_to, first_seen_at, kind) = (o.revision_no, o.valid_to, o.first_seen_at, o.kind),
    -- Another text may stand before it now: it is compared anew.
    words_added = NULL, words_removed = NULL, share_changed = NULL, changes = NULL
  FROM ordered o
  WHERE r.revision_id = o.revision_id
    AND (r.revision_no, r.valid_to, r.first_seen_at, r.kind) IS DISTINCT FROM (o.revision_no, o.valid_to, o.first_seen_at, o.kind);

  UPDATE warehouse.article AS a
  SET revision_no = r.revision_no,
    current_revision_id = r.revision_id,
    first_seen_at = r.first_seen_at,
    status = CASE WHEN a.status = 'live' AND r.revision_no > 1 THEN 'updated' ELSE a.status END
  FROM warehouse.article_revision r
  WHERE a.article_id = new.article_id AND r.article_id = a.article_id AND r.valid_to IS NULL;

  RETURN CASE WHEN new.revision_id IS NULL THEN 'unchanged' ELSE 'updated' END;
END
$$;
