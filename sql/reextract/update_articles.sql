-- Every field as it is read now. What is not read from the page stays: identity, our own times, what brought it, and whether the
-- publisher still serves it.
UPDATE warehouse.article AS a
SET source_article_id = COALESCE(a.source_article_id, CASE WHEN NOT EXISTS (
    SELECT FROM warehouse.article other
    WHERE other.source_id = a.source_id AND other.source_article_id = i.source_article_id) THEN i.source_article_id END),
  headline = i.headline,
  published_at = i.published_at,
  published_raw = i.published_raw,
  updated_at = i.updated_at,
  updated_raw = i.updated_raw,
  date_precision = i.date_precision,
  date_flags = i.date_flags,
  byline_raw = i.byline_raw,
  wire_agency = i.wire_agency,
  wire_credit_raw = i.wire_credit_raw,
  is_wire = i.is_wire,
  dateline = i.dateline,
  section = i.section,
  breadcrumbs = i.breadcrumbs,
  keywords = i.keywords,
  language = i.language,
  detected_language = i.detected_language,
  word_count = i.word_count,
  char_count = i.char_count,
  videos = i.videos,
  audios = i.audios,
  links = i.links,
  article_type = i.article_type,
  is_liveblog = i.is_liveblog,
  is_paywalled = i.is_paywalled,
  is_sponsored = i.is_sponsored,
  correction_note = i.correction_note,
  content_hash = i.content_hash,
  simhash = i.simhash,
  record_hash = i.record_hash,
  layout = i.layout,
  parser_name = i.parser_name,
  parser_version = i.parser_version,
  schema_version = i.schema_version,
  field_provenance = i.field_provenance,
  json_ld = i.json_ld,
  status = CASE
    WHEN a.gone_at IS NOT NULL OR a.status IN ('gone', 'redirected', 'taken_down') THEN a.status
    WHEN i.status = 'live' THEN CASE WHEN a.status = 'retracted' THEN 'live' ELSE a.status END
    ELSE i.status
  END,
  revision_no = t.revision_no,
  current_revision_id = r.revision_id
FROM resolved r
JOIN incoming_article i USING (line)
JOIN warehouse.article_revision t USING (revision_id)
WHERE r.round = %(round)s AND a.article_id = r.article_id;
