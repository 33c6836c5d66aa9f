CREATE OR REPLACE VIEW news.article AS
SELECT
  a.article_id,
  s.name AS source,
  a.source_article_id,
  a.url,
  a.url_canonical,
  a.key AS url_hash,
  a.headline,
  r.subheadline,
  r.description,
  a.published_at,
  a.published_raw,
  a.updated_at,
  a.updated_raw,
  a.date_precision,
  a.date_flags,
  a.first_seen_at,
  a.last_seen_at,
  a.fetched_at,
  a.byline_raw,
  ARRAY(
    SELECT w.name FROM warehouse.article_author AS w WHERE w.article_id = a.article_id ORDER BY w.position
  ) AS authors,
  a.wire_agency,
  a.wire_credit_raw,
  a.is_wire,
  a.dateline,
  a.section,
  a.breadcrumbs,
  a.keywords,
  a.language,
  a.detected_language,
  r.body_text,
  r.body_blocks,
  r.body_html,
  a.word_count,
  a.char_count,
  (SELECT count(*) FROM warehouse.article_image AS i WHERE i.article_id = a.article_id) AS images,
  a.videos,
  a.audios,
  a.links,
  a.article_type,
  a.is_liveblog,
  a.is_paywalled,
  a.is_sponsored,
  a.correction_note,
  a.status,
  a.gone_at,
  a.revision_no,
  a.current_revision_id,
  a.content_hash,
  a.simhash,
  a.raw_ref,
  a.layout,
  a.parser_name,
  a.parser_version,
  a.schema_version,
  a.field_provenance,
  a.discovered_via,
  a.json_ld,
  a.run_id,
  a.load_id,
  a.search
FROM warehouse.article AS a
JOIN warehouse.source AS s USING (source_id)
JOIN warehouse.article_revision AS r ON r.revision_id = a.current_revision_id;

COMMENT ON VIEW news.article IS 'The articles as they stand: one row each, with the text of the newest revision. Earlier texts: news.revision.';
COMMENT ON COLUMN news.article.article_id IS 'Surrogate key, stable for ever.';
COMMENT ON COLUMN news.article.source IS 'Key of the outlet, for news.source.';
COMMENT ON COLUMN news.article.source_article_id IS 'The outlet''s own id, unique within the source, e.g. 20211026000101. Null: its addresses carry none.';
COMMENT ON COLUMN news.article.url IS 'Address it was read from, after redirects.';
COMMENT ON COLUMN news.article.url_canonical IS 'The one form of all its addresses; unique within the source.';
COMMENT ON COLUMN news.article.url_hash IS 'sha256 of url_canonical.';
COMMENT ON COLUMN news.article.headline IS 'Headline as the page shows it (schema.org headline).';
COMMENT ON COLUMN news.article.subheadline IS 'Second headline (alternativeHeadline). Null: none.';
COMMENT ON COLUMN news.article.description IS 'Summary the page gives about itself; site slogans dropped. Null: none.';
COMMENT ON COLUMN news.article.published_at IS 'When the publisher says it was first published (datePublished; UTC). Never filled from updated_at. Null: the page does not say.';
COMMENT ON COLUMN news.article.published_raw IS 'The same as printed, e.g. "Oct 26, 2021 - 09:18". Null: the page does not say.';
COMMENT ON COLUMN news.article.updated_at IS 'When the publisher says it was last changed (dateModified; UTC). Null: the page does not say.';
COMMENT ON COLUMN news.article.updated_raw IS 'The same as printed. Null: the page does not say.';
COMMENT ON COLUMN news.article.date_precision IS 'How exact published_at is: minute, day (then it is midnight in the source''s zone), none.';
COMMENT ON COLUMN news.article.date_flags IS 'What is odd about its times: future, before_url_date, updated_before_published, from_feed, zone_assumed. Empty: nothing.';
COMMENT ON COLUMN news.article.first_seen_at IS 'When we first read it (our clock, UTC).';
COMMENT ON COLUMN news.article.last_seen_at IS 'When the publisher last served it to us, changed or not (our clock, UTC).';
COMMENT ON COLUMN news.article.fetched_at IS 'When what stands here was fetched (our clock, UTC).';
COMMENT ON COLUMN news.article.byline_raw IS 'Byline as printed, e.g. "By Ock Hyun-ju". Null: none.';
COMMENT ON COLUMN news.article.authors IS 'Names of the people in the byline, in order; agencies are in wire_agency. Empty: none. More: news.author.';
COMMENT ON COLUMN news.article.wire_agency IS 'Agencies the text comes from, normalised, e.g. {afp,yonhap}. Empty: none named.';
COMMENT ON COLUMN news.article.wire_credit_raw IS 'Credit cut from the end of the text, e.g. "(Yonhap)". Null: none.';
COMMENT ON COLUMN news.article.is_wire IS 'Whether byline or credit name an agency.';
COMMENT ON COLUMN news.article.dateline IS 'Place and day in front of the text, e.g. "SEOUL, Oct. 26". Null: none.';
COMMENT ON COLUMN news.article.section IS 'Last of the breadcrumbs (articleSection), e.g. North Korea. Null: the page does not say.';
COMMENT ON COLUMN news.article.breadcrumbs IS 'Section path, e.g. {National,"North Korea"}. Empty: the page does not say.';
COMMENT ON COLUMN news.article.keywords IS 'The publisher''s tags. Empty: none.';
COMMENT ON COLUMN news.article.language IS 'Language (BCP 47; inLanguage), as declared, else detected; und: unknown.';
COMMENT ON COLUMN news.article.detected_language IS 'Language of the text where it differs from the declared one. Null: it does not.';
COMMENT ON COLUMN news.article.body_text IS 'The text (articleBody): paragraphs separated by a blank line; no captions, credits, bylines, menus.';
COMMENT ON COLUMN news.article.body_blocks IS 'The same as ordered blocks: [{"type": "p", "text": …}, …]; types p, h, quote, list, table, image_ref, embed, live_post. Null: not kept.';
COMMENT ON COLUMN news.article.body_html IS 'The body as sanitised HTML. Null: not kept for this source.';
COMMENT ON COLUMN news.article.word_count IS 'Words of body_text.';
COMMENT ON COLUMN news.article.char_count IS 'Characters of body_text.';
COMMENT ON COLUMN news.article.images IS 'Number of its pictures; the rows are in news.image.';
COMMENT ON COLUMN news.article.videos IS 'Videos: [{"url": …}, …]. Null: none.';
COMMENT ON COLUMN news.article.audios IS 'Audio: [{"url": …}, …]. Null: none.';
COMMENT ON COLUMN news.article.links IS 'Links of the body that lead elsewhere: [{"url": …, "text": …}, …]. Null: none.';
COMMENT ON COLUMN news.article.article_type IS 'news, analysis, opinion, editorial, interview, photo, video, liveblog, advertorial, press_release or correction.';
COMMENT ON COLUMN news.article.is_liveblog IS 'Whether it is a live blog. Null: unknown.';
COMMENT ON COLUMN news.article.is_paywalled IS 'Whether the page says it is not free. Null: unknown.';
COMMENT ON COLUMN news.article.is_sponsored IS 'Whether it is paid for. Null: unknown.';
COMMENT ON COLUMN news.article.correction_note IS 'The editor''s note of a correction. Null: none.';
COMMENT ON COLUMN news.article.status IS 'live, updated, gone (withdrawn), redirected, retracted or taken_down.';
COMMENT ON COLUMN news.article.gone_at IS 'When we first found it withdrawn (our clock, UTC). Null: it stands.';
COMMENT ON COLUMN news.article.revision_no IS 'Number of revisions we have of it, this one included; 1: never changed.';
COMMENT ON COLUMN news.article.current_revision_id IS 'The revision shown here, for news.revision.';
COMMENT ON COLUMN news.article.content_hash IS 'sha256 over normalised headline and body: what makes a revision.';
COMMENT ON COLUMN news.article.simhash IS '64-bit fingerprint of the text: few differing bits mean similar texts. Null: too short.';
COMMENT ON COLUMN news.article.raw_ref IS 'Where the response is archived: <WARC file>#<byte offset>. Null: not archived (imported).';
COMMENT ON COLUMN news.article.layout IS 'Fingerprint of the page''s layout, or the name its page class gives it. Null: unknown.';
COMMENT ON COLUMN news.article.parser_name IS 'What read it: generic, or the site''s page class.';
COMMENT ON COLUMN news.article.parser_version IS 'Version of what read it.';
COMMENT ON COLUMN news.article.schema_version IS 'Version of the staged record it came in.';
COMMENT ON COLUMN news.article.field_provenance IS 'Where each field came from: {"headline": {"method": "json_ld", "rule": …, "raw": …, "confidence": 0.9}, …}. Null: not recorded.';
COMMENT ON COLUMN news.article.discovered_via IS 'Where its address was advertised.';
COMMENT ON COLUMN news.article.json_ld IS 'The publisher''s own JSON-LD blocks, untouched. Null: none.';
COMMENT ON COLUMN news.article.run_id IS 'The run that brought what stands here, for news.run.';
COMMENT ON COLUMN news.article.load_id IS 'The load that brought what stands here.';
COMMENT ON COLUMN news.article.search IS 'Words of headline (weight A), subheadline and description (B) and body (D), for @@ websearch_to_tsquery(…).';
