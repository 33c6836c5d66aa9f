-- Texts that were read before what is known as the last (a batch that was loaded late): each in its place in the history.
WITH told AS MATERIALIZED (
  SELECT r.line, warehouse.add_past_text(ROW(
    NULL, r.article_id, 1, 'first', i.fetched_at, i.fetched_at, NULL, NULL, i.headline, i.subheadline, i.description, i.body_text,
    i.body_blocks, i.body_html, i.language, i.published_at, i.updated_at, i.status, i.content_hash, i.simhash, i.word_count,
    i.char_count, i.parser_name, i.parser_version, i.raw_ref, %(run_id)s, %(load_id)s, NULL, NULL, NULL, NULL)::warehouse.article_revision) AS state
  FROM resolved r
  JOIN incoming_article i USING (line)
  WHERE r.round = %(round)s AND r.fate = 'late'
  ORDER BY i.fetched_at, r.line
)
UPDATE resolved r SET state = told.state FROM told WHERE told.line = r.line;
