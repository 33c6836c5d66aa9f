-- Batches of one site are merged one after the other, by whichever process; those of different sites at the same time.
SELECT pg_advisory_xact_lock(hashtextextended('load ' || %(site)s, 0));
