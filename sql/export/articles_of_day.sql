-- The articles of a day as they stand: of its publication in UTC, of first sight where the page names no time.
SELECT
  a.article_id, a.source, a.source_article_id, a.url, a.url_canonical, a.headline, a.subheadline, a.description,
  a.published_at, a.published_raw, a.updated_at, a.updated_raw, a.date_precision, a.date_flags, a.first_seen_at, a.last_seen_at,
  a.byline_raw, a.authors, a.wire_agency, a.wire_credit_raw, a.is_wire, a.dateline, a.section, a.breadcrumbs, a.keywords,
  a.language, a.detected_language, a.body_text, a.word_count, a.char_count, a.images, a.article_type, a.is_liveblog,
  a.is_paywalled, a.is_sponsored, a.correction_note, a.status, a.gone_at, a.revision_no, a.parser_name, a.parser_version,
  a.raw_ref
FROM news.articles AS a
WHERE a.article_id IN (
  SELECT d.article_id FROM news.articles AS d WHERE d.published_at >= %(start)s AND d.published_at < %(end)s
  UNION ALL
  SELECT d.article_id FROM news.articles AS d
  WHERE d.published_at IS NULL AND d.first_seen_at >= %(start)s AND d.first_seen_at < %(end)s
)
ORDER BY coalesce(a.published_at, a.first_seen_at), a.article_id
