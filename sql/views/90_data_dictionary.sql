-- A comment is written so that it can be read here: "Deprecated: use news.x; …" at its beginning, "e.g. …" or "Example: …" up to the
-- next full stop or semicolon, "Since 0.2." at its end (without it: since 0.1).
CREATE OR REPLACE VIEW news.data_dictionary AS
WITH said (relation, position, column_name, type, comment, is_deprecated) AS (
  SELECT
    v.relname::text, a.attnum::integer, a.attname::text, format_type(a.atttypid, a.atttypmod),
    coalesce(col_description(v.oid, a.attnum), col_description(s.attrelid, s.attnum)),
    v.successor IS NOT NULL OR col_description(v.oid, a.attnum) LIKE 'Deprecated: %'
  FROM (
    SELECT c.oid, c.relname, to_regclass(substring(obj_description(c.oid, 'pg_class') FROM '^Deprecated: use (news\.\w+)')) AS successor
    FROM pg_class AS c
    WHERE c.relnamespace = 'news'::regnamespace AND c.relkind IN ('v', 'm')
  ) AS v
  JOIN pg_attribute AS a ON a.attrelid = v.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attribute AS s ON s.attrelid = v.successor AND s.attname = a.attname AND NOT s.attisdropped
  UNION ALL
  SELECT c.relname::text, 0, NULL, 'view', d.comment, d.comment LIKE 'Deprecated: %'
  FROM pg_class AS c
  CROSS JOIN LATERAL (SELECT obj_description(c.oid, 'pg_class') AS comment) AS d
  WHERE c.relnamespace = 'news'::regnamespace AND c.relkind IN ('v', 'm')
  UNION ALL
  SELECT p.proname::text, 0, NULL, 'function', d.comment, d.comment LIKE 'Deprecated: %'
  FROM pg_proc AS p
  CROSS JOIN LATERAL (SELECT obj_description(p.oid, 'pg_proc') AS comment) AS d
  WHERE p.pronamespace = 'news'::regnamespace
)
SELECT
  relation,
  position,
  column_name,
  type,
  regexp_replace(comment, ' Since \d+\.\d+\.$', '') AS meaning,
  substring(comment FROM '(?:e\.g\.|Example:) (.+?)(?:[.;] |[.;]?$)') AS example,
  coalesce(substring(comment FROM ' Since (\d+\.\d+)\.$'), '0.1') AS since,
  coalesce(is_deprecated, false) AS is_deprecated
FROM said
ORDER BY relation, position;

COMMENT ON VIEW news.data_dictionary IS 'What there is to query and what it means: every view, column and function of this schema.';
COMMENT ON COLUMN news.data_dictionary.relation IS 'View or function, e.g. articles.';
COMMENT ON COLUMN news.data_dictionary.position IS 'Place of the column; 0: the relation itself.';
COMMENT ON COLUMN news.data_dictionary.column_name IS 'The column, e.g. headline. Null: the relation itself.';
COMMENT ON COLUMN news.data_dictionary.type IS 'SQL type of the column, or view, function.';
COMMENT ON COLUMN news.data_dictionary.meaning IS 'What it means, with unit, example, and what null means.';
COMMENT ON COLUMN news.data_dictionary.example IS 'A value, or for a function a call. Null: none is given. Since 0.2.';
COMMENT ON COLUMN news.data_dictionary.since IS 'The version of Broadsheet that has it first, e.g. 0.1. Since 0.2.';
COMMENT ON COLUMN news.data_dictionary.is_deprecated IS 'Whether it will be removed; its view''s meaning then names the successor. Since 0.2.';
