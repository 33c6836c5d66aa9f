-- What belongs to a text without being part of it has changed: kept with the text that stands.
UPDATE warehouse.article_revision AS current
SET headline = i.headline,
  subheadline = i.subheadline,
  description = i.description,
  body_text = i.body_text,
  body_blocks = i.body_blocks,
  body_html = i.body_html,
  language = i.language,
  word_count = i.word_count,
  char_count = i.char_count,
  parser_name = i.parser_name,
  parser_version = i.parser_version
FROM resolved r
JOIN incoming_article i USING (line)
WHERE r.round = %(round)s AND r.fate = 'touched' AND current.revision_id = r.revision_id;
