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
  r.body_text,
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
  r.load_id
FROM warehouse.article_revision AS r
JOIN warehouse.article AS a USING (article_id)
JOIN warehouse.source AS s USING (source_id);

COMMENT ON VIEW news.revisions IS 'Every text an article has had, oldest first by revision_no. Filter by article_id or url_canonical: it is indexed by article.';
COMMENT ON COLUMN news.revisions.revision_id IS 'Surrogate key.';
COMMENT ON COLUMN news.revisions.article_id IS 'The article, for news.articles.';
COMMENT ON COLUMN news.revisions.source IS 'Key of the outlet.';
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
COMMENT ON COLUMN news.revisions.body_text IS 'Text of this revision.';
COMMENT ON COLUMN news.revisions.published_at IS 'Publication time the page gave then (UTC). Null: it gave none.';
COMMENT ON COLUMN news.revisions.updated_at IS 'Update time the page gave then (UTC). Null: it gave none.';
COMMENT ON COLUMN news.revisions.status IS 'The article''s status at that time.';
COMMENT ON COLUMN news.revisions.word_count IS 'Words of its text.';
COMMENT ON COLUMN news.revisions.words_gained IS 'Words more than the revision before; negative: fewer. Null: this is the first.';
COMMENT ON COLUMN news.revisions.content_hash IS 'sha256 over normalised headline and body.';
COMMENT ON COLUMN news.revisions.raw_ref IS 'Where the response is archived. Null: not archived.';
COMMENT ON COLUMN news.revisions.parser_name IS 'What read it.';
COMMENT ON COLUMN news.revisions.parser_version IS 'Version of what read it.';
COMMENT ON COLUMN news.revisions.run_id IS 'The run that brought it.';
COMMENT ON COLUMN news.revisions.load_id IS 'The load that brought it.';
