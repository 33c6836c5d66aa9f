-- No batch waits for the disk: what a crash of the machine takes back is staged still, and pending again. The end of a load waits (on_disk.sql).
SET synchronous_commit = off;
SET client_min_messages = warning;
