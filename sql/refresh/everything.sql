-- Every day of every outlet is counted anew.
INSERT INTO warehouse.touched_day (source_id, day)
SELECT DISTINCT a.source_id, (coalesce(a.published_at, a.first_seen_at) AT TIME ZONE s.timezone)::date
FROM warehouse.article AS a
JOIN warehouse.source AS s USING (source_id)
UNION
SELECT source_id, day FROM warehouse.source_day;
