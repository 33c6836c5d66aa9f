-- The days that loads have touched since they were counted, newest first: which outlets' days they are, from when to when.
SELECT
  t.day,
  array_agg(DISTINCT t.source_id) AS sources,
  array_agg(t.touched_id) AS touched,
  min(t.day::timestamp AT TIME ZONE s.timezone) AS since,
  max((t.day + 1)::timestamp AT TIME ZONE s.timezone) AS until
FROM warehouse.touched_day AS t
JOIN warehouse.source AS s USING (source_id)
GROUP BY t.day
ORDER BY t.day DESC;
