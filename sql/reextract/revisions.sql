-- A text that differs because we read the same page better. It takes its place where that page was fetched: nothing was observed
-- anew, so whatever is loaded later still falls into its order. Run and load stay those that brought the page.
INSERT INTO warehouse.article_revision (
  revision_id, article_id, revision_no, kind, first_seen_at, observed_at, headline, subheadline, description, body_text,
  body_blocks, body_html, language, published_at, updated_at, status, content_hash, simhash, word_count, char_count, parser_name,
  parser_version, raw_ref, run_id, load_id)
OVERRIDING SYSTEM VALUE
SELECT
  r.revision_id, r.article_id, a.revision_no + 1, 'reextracted', a.first_seen_at, a.fetched_at,
  i.headline, i.subheadline, i.description, i.body_text, i.body_blocks, i.body_html, i.language, i.published_at, i.updated_at,
  i.status, i.content_hash, i.simhash, i.word_count, i.char_count, i.parser_name, i.parser_version, a.raw_ref, a.run_id, a.load_id
FROM resolved r
JOIN incoming_article i USING (line)
JOIN warehouse.article a ON a.article_id = r.article_id
WHERE r.round = %(round)s AND r.fate = 'changed'
ORDER BY r.line;
