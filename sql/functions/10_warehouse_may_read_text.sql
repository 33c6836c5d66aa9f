-- Whether this session may read licensed text and pictures: a member of news_reader may, one of news_reader_limited alone may not. It
-- asks for the session's role, not for the current user, so that a function that runs as its owner gives nothing away.
-- Declared immutable so that the planner knows the answer and indexes on the text are used; a session cannot gain rights by it, since a
-- plan lives in the session that made it.
CREATE OR REPLACE FUNCTION warehouse.may_read_text() RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (
    SELECT pg_has_role(asking, 'news_reader', 'USAGE') OR pg_has_role(asking, 'news_loader', 'USAGE') OR pg_has_role(asking, 'news_owner', 'USAGE')
    FROM (SELECT CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role')::name END AS asking) AS session
  );

-- The same of one outlet's: where its texts and pictures are open, everybody may.
CREATE OR REPLACE FUNCTION warehouse.may_read_text(is_open boolean) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN is_open OR warehouse.may_read_text();
