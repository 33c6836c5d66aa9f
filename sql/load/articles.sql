-- Articles that are new.
INSERT INTO warehouse.article (
  article_id, source_id, key, address_key, source_article_id, headline, url, url_canonical, published_at, published_raw,
  updated_at, updated_raw, date_precision, date_flags, byline_raw, wire_agency, wire_credit_raw, is_wire, dateline,
  section, breadcrumbs, keywords, language, detected_language, word_count, char_count, videos, audios, links,
  article_type, is_liveblog, is_paywalled, is_sponsored, correction_note, content_hash, simhash, record_hash, layout,
  parser_name, parser_version, schema_version, field_provenance, json_ld, raw_ref, fetched_at, discovered_via, status,
  first_seen_at, last_seen_at, revision_no, current_revision_id, run_id, load_id)
OVERRIDING SYSTEM VALUE
SELECT
  r.article_id, r.source_id, i.key, i.address_key, i.source_article_id, i.headline, i.url, i.url_canonical,
  i.published_at, i.published_raw, i.updated_at, i.updated_raw, i.date_precision, i.date_flags, i.byline_raw,
  i.wire_agency, i.wire_credit_raw, i.is_wire, i.dateline, i.section, i.breadcrumbs, i.keywords, i.language,
  i.detected_language, i.word_count, i.char_count, i.videos, i.audios, i.links, i.article_type, i.is_liveblog,
  i.is_paywalled, i.is_sponsored, i.correction_note, i.content_hash, i.simhash, i.record_hash, i.layout, i.parser_name,
  i.parser_version, i.schema_version, i.field_provenance, i.json_ld, i.raw_ref, i.fetched_at, i.discovered_via, i.status,
  i.fetched_at, i.fetched_at, 1, r.revision_id, %(run_id)s, %(load_id)s
FROM resolved r
JOIN incoming_article i USING (line)
WHERE r.round = %(round)s AND r.fate = 'new'
ORDER BY r.line;
