-- Licensed text is for those who may read it; of an article that we have taken down it is for nobody.
CREATE OR REPLACE VIEW news.articles AS
SELECT
  a.article_id,
  s.name AS source,
  a.source_article_id,
  a.url,
  a.url_canonical,
  a.key AS url_hash,
  a.headline,
  CASE WHEN a.status <> 'taken_down' THEN r.subheadline END AS subheadline,
  CASE WHEN a.status <> 'taken_down' THEN r.description END AS description,
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
  CASE WHEN warehouse.may_read_text(s.is_open) AND a.status <> 'taken_down' THEN r.body_text END AS body_text,
  CASE WHEN warehouse.may_read_text(s.is_open) AND a.status <> 'taken_down' THEN warehouse.whole_blocks(r.body_text, r.body_blocks) END AS body_blocks,
  CASE WHEN warehouse.may_read_text(s.is_open) AND a.status <> 'taken_down' THEN r.body_html END AS body_html,
  a.word_count,
  a.char_count,
  (SELECT count(*) FROM warehouse.article_image AS i WHERE i.article_id = a.article_id) AS images,
  a.videos,
  a.audios,
  CASE WHEN warehouse.may_read_text(s.is_open) AND a.status <> 'taken_down' THEN a.links END AS links,
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
  CASE WHEN warehouse.may_read_text(s.is_open) AND a.status <> 'taken_down' THEN a.field_provenance END AS field_provenance,
  a.discovered_via,
  CASE WHEN warehouse.may_read_text(s.is_open) AND a.status <> 'taken_down' THEN a.json_ld END AS json_ld,
  a.run_id,
  a.load_id,
  CASE WHEN warehouse.may_read_text() THEN warehouse.words_of(w.article_id, w.version) END AS search,
  COALESCE(m.story_id, a.article_id) AS story
FROM warehouse.article AS a
JOIN warehouse.source AS s USING (source_id)
-- None of these is joined where nothing of it is asked for; there always is a revision.
LEFT JOIN warehouse.article_revision AS r ON r.revision_id = a.current_revision_id
LEFT JOIN warehouse.article_search AS w ON w.article_id = a.article_id AND w.at = coalesce(a.published_at, '-infinity')
LEFT JOIN warehouse.story_member AS m ON m.article_id = a.article_id;

COMMENT ON VIEW news.articles IS 'The articles as they stand: one row each, with the text of the newest revision. Earlier texts: news.revisions.';
COMMENT ON COLUMN news.articles.article_id IS 'Surrogate key, stable for ever.';
COMMENT ON COLUMN news.articles.source IS 'Key of the outlet, for news.sources.';
COMMENT ON COLUMN news.articles.source_article_id IS 'The outlet''s own id, unique within the source, e.g. 20211026000101. Null: its addresses carry none.';
COMMENT ON COLUMN news.articles.url IS 'Address it was read from, after redirects.';
COMMENT ON COLUMN news.articles.url_canonical IS 'The one form of all its addresses; unique within the source.';
COMMENT ON COLUMN news.articles.url_hash IS 'sha256 of url_canonical.';
COMMENT ON COLUMN news.articles.headline IS 'Headline as the page shows it (schema.org headline).';
COMMENT ON COLUMN news.articles.subheadline IS 'Second headline (alternativeHeadline). Null: none, or taken down.';
COMMENT ON COLUMN news.articles.description IS 'Summary the page gives about itself; site slogans dropped. Null: none, or taken down.';
COMMENT ON COLUMN news.articles.published_at IS 'When the publisher says it was first published (datePublished; UTC). Never filled from updated_at. Null: the page does not say.';
COMMENT ON COLUMN news.articles.published_raw IS 'The same as printed, e.g. "Oct 26, 2021 - 09:18". Null: the page does not say.';
COMMENT ON COLUMN news.articles.updated_at IS 'When the publisher says it was last changed (dateModified; UTC). Null: the page does not say.';
COMMENT ON COLUMN news.articles.updated_raw IS 'The same as printed. Null: the page does not say.';
COMMENT ON COLUMN news.articles.date_precision IS 'How exact published_at is: minute, day (then it is midnight in the source''s zone), none.';
COMMENT ON COLUMN news.articles.date_flags IS 'What is odd about its times: future, before_url_date, updated_before_published, from_feed, zone_assumed. Empty: nothing.';
COMMENT ON COLUMN news.articles.first_seen_at IS 'When we first read it (our clock, UTC).';
COMMENT ON COLUMN news.articles.last_seen_at IS 'When the publisher last served it to us, changed or not (our clock, UTC).';
COMMENT ON COLUMN news.articles.fetched_at IS 'When what stands here was fetched (our clock, UTC).';
COMMENT ON COLUMN news.articles.byline_raw IS 'Byline as printed, e.g. "By Ock Hyun-ju". Null: none.';
COMMENT ON COLUMN news.articles.authors IS 'Names of the people in the byline, in order; agencies are in wire_agency. Empty: none. More: news.bylines.';
COMMENT ON COLUMN news.articles.wire_agency IS 'Agencies the text comes from, normalised, e.g. {afp,yonhap}. Empty: none named.';
COMMENT ON COLUMN news.articles.wire_credit_raw IS 'Credit cut from the end of the text, e.g. "(Yonhap)". Null: none.';
COMMENT ON COLUMN news.articles.is_wire IS 'Whether byline or credit name an agency.';
COMMENT ON COLUMN news.articles.dateline IS 'Place and day in front of the text, e.g. "SEOUL, Oct. 26". Null: none.';
COMMENT ON COLUMN news.articles.section IS 'Last of the breadcrumbs (articleSection), e.g. North Korea. Null: the page does not say.';
COMMENT ON COLUMN news.articles.breadcrumbs IS 'Section path, e.g. {National,"North Korea"}. Empty: the page does not say.';
COMMENT ON COLUMN news.articles.keywords IS 'The publisher''s tags. Empty: none.';
COMMENT ON COLUMN news.articles.language IS 'Language (BCP 47; inLanguage), as declared, else detected; und: unknown.';
COMMENT ON COLUMN news.articles.detected_language IS 'Language of the text where it differs from the declared one. Null: it does not.';
COMMENT ON COLUMN news.articles.body_text IS 'The text (articleBody): paragraphs separated by a blank line; no captions, credits, bylines, menus. Null: withheld (a limited reader, or taken down).';
COMMENT ON COLUMN news.articles.body_blocks IS 'The same as ordered blocks: [{"type": "p", "text": …}, …]; types p, h, quote, list, table, image_ref, embed, live_post. Null: not kept, or withheld.';
COMMENT ON COLUMN news.articles.body_html IS 'The body as sanitised HTML. Null: not kept for this source, or withheld.';
COMMENT ON COLUMN news.articles.word_count IS 'Words of body_text.';
COMMENT ON COLUMN news.articles.char_count IS 'Characters of body_text.';
COMMENT ON COLUMN news.articles.images IS 'Number of its pictures; the rows are in news.images.';
COMMENT ON COLUMN news.articles.videos IS 'Videos: [{"url": …}, …]. Null: none.';
COMMENT ON COLUMN news.articles.audios IS 'Audio: [{"url": …}, …]. Null: none.';
COMMENT ON COLUMN news.articles.links IS 'Links of the body that lead elsewhere: [{"url": …, "text": …}, …]. Null: none, or withheld.';
COMMENT ON COLUMN news.articles.article_type IS 'news, analysis, opinion, editorial, interview, photo, video, liveblog, advertorial, press_release or correction.';
COMMENT ON COLUMN news.articles.is_liveblog IS 'Whether it is a live blog. Null: unknown.';
COMMENT ON COLUMN news.articles.is_paywalled IS 'Whether the page says it is not free. Null: unknown.';
COMMENT ON COLUMN news.articles.is_sponsored IS 'Whether it is paid for. Null: unknown.';
COMMENT ON COLUMN news.articles.correction_note IS 'The editor''s note of a correction. Null: none.';
COMMENT ON COLUMN news.articles.status IS 'live; updated (live, its text has changed since we first saw it); gone (the publisher no longer serves it); redirected; retracted (the page says so); taken_down (by us: its text is withheld).';
COMMENT ON COLUMN news.articles.gone_at IS 'When we first found it withdrawn (our clock, UTC). Null: it stands.';
COMMENT ON COLUMN news.articles.revision_no IS 'Number of revisions we have of it, this one included; 1: never changed.';
COMMENT ON COLUMN news.articles.current_revision_id IS 'The revision shown here, for news.revisions.';
COMMENT ON COLUMN news.articles.content_hash IS 'sha256 over normalised headline and body: what makes a revision.';
COMMENT ON COLUMN news.articles.simhash IS '64-bit fingerprint of the text: few differing bits mean similar texts. Null: too short.';
COMMENT ON COLUMN news.articles.raw_ref IS 'Where the response is archived: <WARC file>#<byte offset>. Null: not archived (imported).';
COMMENT ON COLUMN news.articles.layout IS 'Fingerprint of the page''s layout, or the name its page class gives it. Null: unknown.';
COMMENT ON COLUMN news.articles.parser_name IS 'What read it: generic, or the site''s page class.';
COMMENT ON COLUMN news.articles.parser_version IS 'Version of what read it.';
COMMENT ON COLUMN news.articles.schema_version IS 'Version of the staged record it came in.';
COMMENT ON COLUMN news.articles.field_provenance IS 'Where each field came from: {"headline": {"method": "json_ld", "rule": …, "raw": …, "confidence": 0.9}, …}. Null: not recorded, or withheld.';
COMMENT ON COLUMN news.articles.discovered_via IS 'Where its address was advertised.';
COMMENT ON COLUMN news.articles.json_ld IS 'The publisher''s own JSON-LD blocks, untouched. Null: none, or withheld.';
COMMENT ON COLUMN news.articles.run_id IS 'The run that brought what stands here, for news.runs.';
COMMENT ON COLUMN news.articles.load_id IS 'The load that brought what stands here.';
COMMENT ON COLUMN news.articles.search IS 'Words of headline (weight A), subheadline (B) and body (D), accents folded, for @@ news.words(…). Made when it is looked at (half a millisecond), in WHERE too, so for a few articles: all that a query finds are told at once by article_id IN (SELECT article_id FROM news.mentions(…)), the best or newest by news.search(). Null: withheld (a limited reader, or taken down).';
COMMENT ON COLUMN news.articles.story IS 'The story that it belongs to, for news.stories and news.story_articles: the copies of one text have the same, e.g. 4711, the article_id of the first published; an article without copies has its own. Another one when an earlier copy is found.';
