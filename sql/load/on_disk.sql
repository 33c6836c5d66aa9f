-- The end of a load: when this is committed, so is all before it, on disk.
SET LOCAL synchronous_commit = on;
SELECT pg_logical_emit_message(true, 'news load', '');
