CREATE OR REPLACE VIEW news.data_dictionary AS
SELECT
  c.relname::text AS relation,
  a.attnum::integer AS position,
  a.attname::text AS column_name,
  format_type(a.atttypid, a.atttypmod) AS type,
  col_description(c.oid, a.attnum) AS meaning
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_attribute AS a ON a.attrelid = c.oid
WHERE n.nspname = 'news' AND c.relkind IN ('v', 'm') AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT c.relname::text, 0, NULL, 'view', obj_description(c.oid, 'pg_class')
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE n.nspname = 'news' AND c.relkind IN ('v', 'm')
UNION ALL
SELECT p.proname::text, 0, NULL, 'function', obj_description(p.oid, 'pg_proc')
FROM pg_proc AS p
JOIN pg_namespace AS n ON n.oid = p.pronamespace
WHERE n.nspname = 'news'
ORDER BY relation, position;

COMMENT ON VIEW news.data_dictionary IS 'What there is to query and what it means: every view, column and function of this schema.';
COMMENT ON COLUMN news.data_dictionary.relation IS 'View or function.';
COMMENT ON COLUMN news.data_dictionary.position IS 'Place of the column; 0: the relation itself.';
COMMENT ON COLUMN news.data_dictionary.column_name IS 'The column. Null: the relation itself.';
COMMENT ON COLUMN news.data_dictionary.type IS 'SQL type of the column, or view, function.';
COMMENT ON COLUMN news.data_dictionary.meaning IS 'What it means, with unit, example, and what null means.';
