-- What reading some pages again has come to. It replaces what an earlier pass has found and nobody applied.
INSERT INTO warehouse.reextraction (pass, article_id, code, raw_ref, was_hash, outcome, reason, detail, differences, record)
SELECT %(pass)s::uuid, article_id, %(code)s, raw_ref, was_hash, outcome, reason, detail, differences, record
FROM unnest(
  %(article_ids)s::bigint[], %(raw_refs)s::text[], %(was_hashes)s::bytea[], %(outcomes)s::text[], %(reasons)s::text[],
  %(details)s::text[], %(differences)s::jsonb[], %(records)s::json[]
) AS read (article_id, raw_ref, was_hash, outcome, reason, detail, differences, record)
ON CONFLICT (article_id) WHERE applied_at IS NULL DO UPDATE SET
  pass = EXCLUDED.pass, read_at = EXCLUDED.read_at, code = EXCLUDED.code, raw_ref = EXCLUDED.raw_ref,
  was_hash = EXCLUDED.was_hash, outcome = EXCLUDED.outcome, reason = EXCLUDED.reason, detail = EXCLUDED.detail,
  differences = EXCLUDED.differences, record = EXCLUDED.record;
