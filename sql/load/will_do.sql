-- This session will do what its load leaves waiting: while it lives, nobody else does.
SELECT pg_backend_pid(), pg_advisory_lock(hashtext(%(work)s), pg_backend_pid());
