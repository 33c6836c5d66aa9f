-- What the last batch of a run says of the whole.
UPDATE warehouse.run
SET started_at = %(started_at)s::timestamptz,
  ended_at = %(finished_at)s::timestamptz,
  finish_reason = %(finish_reason)s,
  seen = %(seen)s,
  counts = %(counts)s::jsonb,
  stats = %(stats)s::jsonb
WHERE run_id = %(run_id)s;
