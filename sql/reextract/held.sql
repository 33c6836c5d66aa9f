-- What the warehouse holds of these articles, in the terms of a staged line.
SELECT
  a.article_id, a.source_article_id, a.url, a.url_canonical, a.headline, t.subheadline, t.description, a.published_raw,
  a.updated_raw, a.date_precision, a.byline_raw, a.wire_credit_raw, a.dateline, a.section, a.language, a.detected_language,
  t.body_text, t.body_html, a.article_type, a.correction_note, t.status, a.layout, a.parser_name, a.parser_version, a.date_flags,
  a.wire_agency, a.breadcrumbs, a.keywords, a.is_wire, a.is_liveblog, a.is_paywalled, a.is_sponsored, a.word_count,
  a.char_count, a.schema_version, a.published_at, a.updated_at, warehouse.whole_blocks(t.body_text, t.body_blocks) AS body_blocks, a.videos, a.audios, a.links,
  a.field_provenance, a.json_ld, a.content_hash,
  ARRAY(SELECT to_jsonb(i) FROM warehouse.article_image i WHERE i.article_id = a.article_id ORDER BY i.position) AS images,
  ARRAY(SELECT to_jsonb(w) FROM warehouse.article_author w WHERE w.article_id = a.article_id ORDER BY w.position) AS authors
FROM warehouse.article a
JOIN warehouse.article_revision t ON t.revision_id = a.current_revision_id
WHERE a.article_id = ANY (%(ids)s);
