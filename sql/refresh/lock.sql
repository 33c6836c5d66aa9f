-- One refresh at a time; the second waits.
SELECT pg_advisory_lock(hashtextextended('news refresh', 0));
