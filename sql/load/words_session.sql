-- This session will index what its load leaves waiting: while it lives, nobody else does.
SELECT pg_backend_pid(), pg_advisory_lock(hashtext('news search words'), pg_backend_pid());
