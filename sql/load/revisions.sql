-- Every text that is new.
INSERT INTO warehouse.article_revision (
  revision_id, article_id, revision_no, kind, first_seen_at, observed_at, headline, subheadline, description, body_text,
  body_blocks, body_html, language, published_at, updated_at, status, content_hash, simhash, word_count, char_count, parser_name,
  parser_version, raw_ref, run_id, load_id)
OVERRIDING SYSTEM VALUE
SELECT
  r.revision_id,
  r.article_id,
  COALESCE(a.revision_no, 0) + 1,
  CASE WHEN before.revision_id IS NULL THEN 'first' ELSE warehouse.revision_kind(
    i.status, i.updated_at, i.raw_ref, i.parser_name || ' ' || i.parser_version,
    before.updated_at, before.raw_ref, before.parser_name || ' ' || before.parser_version)
  END,
  COALESCE(a.first_seen_at, i.fetched_at),
  i.fetched_at,
  i.headline, i.subheadline, i.description, i.body_text, i.body_blocks, i.body_html, i.language, i.published_at, i.updated_at, i.status,
  i.content_hash, i.simhash, i.word_count, i.char_count, i.parser_name, i.parser_version, i.raw_ref, %(run_id)s, %(load_id)s
FROM resolved r
JOIN incoming_article i USING (line)
LEFT JOIN warehouse.article a ON a.article_id = r.article_id
LEFT JOIN warehouse.article_revision before ON before.revision_id = r.before_id
WHERE r.round = %(round)s AND r.fate IN ('new', 'changed')
ORDER BY r.line;
