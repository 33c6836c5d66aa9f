CREATE OR REPLACE VIEW news.revisions AS
SELECT
  r.revision_id,
  r.article_id,
  s.name AS source,
  a.url_canonical,
  r.revision_no,
  r.kind,
  r.kind = 'stealth' AS is_silent,
  r.observed_at,
  coalesce(r.observed_until, a.last_seen_at) AS observed_until,
  r.observed_at AS valid_from,
  r.valid_to,
  r.headline,
  (
    SELECT p.headline FROM warehouse.article_revision AS p
    WHERE p.article_id = r.article_id AND p.revision_no = r.revision_no - 1
  ) AS previous_headline,
  CASE WHEN warehouse.may_read_text(s.is_open) AND a.status <> 'taken_down' THEN r.body_text END AS body_text,
  r.published_at,
  r.updated_at,
  r.status,
  r.word_count,
  r.word_count - (
    SELECT p.word_count FROM warehouse.article_revision AS p
    WHERE p.article_id = r.article_id AND p.revision_no = r.revision_no - 1
  ) AS words_gained,
  r.content_hash,
  r.raw_ref,
  r.parser_name,
  r.parser_version,
  r.run_id,
  r.load_id,
  r.first_seen_at,
  r.words_added,
  r.words_removed,
  r.share_changed,
  CASE WHEN warehouse.may_read_text(s.is_open) AND a.status <> 'taken_down' THEN r.changes END AS changes,
  CASE WHEN a.status <> 'taken_down' THEN r.subheadline END AS subheadline,
  CASE WHEN a.status <> 'taken_down' THEN r.description END AS description,
  r.language,
  r.char_count
FROM warehouse.article_revision AS r
JOIN warehouse.article AS a USING (article_id)
JOIN warehouse.source AS s USING (source_id);

COMMENT ON VIEW news.revisions IS 'Every text an article has had, oldest first by revision_no, in two times: what the publisher says (published_at, updated_at) and what we saw (observed_at, observed_until). Filter by article_id or url_canonical: it is indexed by article.';
COMMENT ON COLUMN news.revisions.revision_id IS 'Surrogate key.';
COMMENT ON COLUMN news.revisions.article_id IS 'The article, for news.articles.';
COMMENT ON COLUMN news.revisions.source IS 'Key of the outlet, for news.sources.';
COMMENT ON COLUMN news.revisions.url_canonical IS 'The article''s canonical URL.';
COMMENT ON COLUMN news.revisions.revision_no IS '1 for the first text we read, then counted on.';
COMMENT ON COLUMN news.revisions.kind IS 'first; update (the publisher''s stamp moved); stealth (it did not); withdrawn; reextracted (our reading changed, not the page).';
COMMENT ON COLUMN news.revisions.is_silent IS 'Whether headline or text changed while the publisher''s own stamp did not.';
COMMENT ON COLUMN news.revisions.observed_at IS 'First time we read this text (our clock, UTC).';
COMMENT ON COLUMN news.revisions.observed_until IS 'Last time we read this text (our clock, UTC).';
COMMENT ON COLUMN news.revisions.valid_from IS 'From when on we hold it to be the text: observed_at.';
COMMENT ON COLUMN news.revisions.valid_to IS 'When the next revision was observed (UTC). Null: this is the current one.';
COMMENT ON COLUMN news.revisions.headline IS 'Headline of this revision.';
COMMENT ON COLUMN news.revisions.previous_headline IS 'Headline of the revision before. Null: this is the first.';
COMMENT ON COLUMN news.revisions.body_text IS 'Text of this revision. Null: withheld (a limited reader, or taken down).';
COMMENT ON COLUMN news.revisions.published_at IS 'Publication time the page gave then (UTC). Null: it gave none.';
COMMENT ON COLUMN news.revisions.updated_at IS 'Update time the page gave then (UTC). Null: it gave none.';
COMMENT ON COLUMN news.revisions.status IS 'What the page said of itself then: live or retracted.';
COMMENT ON COLUMN news.revisions.word_count IS 'Words of its text.';
COMMENT ON COLUMN news.revisions.words_gained IS 'Words more than the revision before; negative: fewer. Null: this is the first.';
COMMENT ON COLUMN news.revisions.content_hash IS 'sha256 over normalised headline and body.';
COMMENT ON COLUMN news.revisions.raw_ref IS 'Where the response is archived. Null: not archived.';
COMMENT ON COLUMN news.revisions.parser_name IS 'What read it.';
COMMENT ON COLUMN news.revisions.parser_version IS 'Version of what read it.';
COMMENT ON COLUMN news.revisions.run_id IS 'The run that brought it.';
COMMENT ON COLUMN news.revisions.load_id IS 'The load that brought it.';
COMMENT ON COLUMN news.revisions.first_seen_at IS 'When we first read the article, whatever it said then (our clock, UTC). Since 0.2.';
COMMENT ON COLUMN news.revisions.words_added IS 'Words of its text that the one before does not have at that place, e.g. 14. Null: this is the first, or it is not compared yet. Since 0.2.';
COMMENT ON COLUMN news.revisions.words_removed IS 'Words of the text before that this one does not have at that place. Null: this is the first, or it is not compared yet. Since 0.2.';
COMMENT ON COLUMN news.revisions.share_changed IS 'Part of the words of both texts that the other does not have: 0 the same words (only the headline changed), 1 nothing in common, e.g. 0.0421. Null: this is the first, or it is not compared yet. Since 0.2.';
COMMENT ON COLUMN news.revisions.changes IS 'The first 20 passages that differ: [{"was": "a quarter", "now": "half a"}, …], each cut at 300 characters; null in place of a side: nothing stood, or stands, there. Null: this is the first, not compared yet, or withheld. Since 0.2.';
COMMENT ON COLUMN news.revisions.subheadline IS 'Second headline of this revision. Null: none, or taken down. Since 0.2.';
COMMENT ON COLUMN news.revisions.description IS 'Summary the page gave about itself. Null: none, or taken down. Since 0.2.';
COMMENT ON COLUMN news.revisions.language IS 'Language of this revision (BCP 47), e.g. en; und: unknown. Since 0.2.';
COMMENT ON COLUMN news.revisions.char_count IS 'Characters of its text. Since 0.2.';
