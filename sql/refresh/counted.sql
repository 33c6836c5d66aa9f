-- The day is counted as it stood when these touches were read; what has touched it since is counted by the next refresh.
DELETE FROM warehouse.touched_day WHERE touched_id = ANY (%(touched)s::bigint[]);
