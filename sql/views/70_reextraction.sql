CREATE OR REPLACE VIEW news.reextraction AS
SELECT
  x.reextraction_id, x.article_id, s.name AS source, a.url_canonical, x.pass, x.read_at, x.code, x.outcome, x.reason, x.detail,
  x.differences, x.raw_ref, x.applied_at, x.revision_id
FROM warehouse.reextraction AS x
JOIN warehouse.article AS a USING (article_id)
JOIN warehouse.source AS s USING (source_id);

COMMENT ON VIEW news.reextraction IS 'Archived pages read again with later code (`news reextract`): the newest reading that waits, and every one that was applied.';
COMMENT ON COLUMN news.reextraction.reextraction_id IS 'Surrogate key.';
COMMENT ON COLUMN news.reextraction.article_id IS 'The article, for news.article.';
COMMENT ON COLUMN news.reextraction.source IS 'Key of the outlet.';
COMMENT ON COLUMN news.reextraction.url_canonical IS 'The article''s canonical URL.';
COMMENT ON COLUMN news.reextraction.pass IS 'One call of news reextract: all that was read in it.';
COMMENT ON COLUMN news.reextraction.read_at IS 'When the page was read again (our clock, UTC).';
COMMENT ON COLUMN news.reextraction.code IS 'Version of the code that read it.';
COMMENT ON COLUMN news.reextraction.outcome IS 'same; text (headline or body differ: applying makes a revision); fields (only other fields differ); not_an_article; unreadable.';
COMMENT ON COLUMN news.reextraction.reason IS 'Why it is no article or cannot be read, in one word. Null: it is one.';
COMMENT ON COLUMN news.reextraction.detail IS 'The same in a sentence. Null: nothing to add.';
COMMENT ON COLUMN news.reextraction.differences IS 'By field: kind (changed, gained, lost) with was and now, cut around the first difference. Null: there are none.';
COMMENT ON COLUMN news.reextraction.raw_ref IS 'The archived response that was read.';
COMMENT ON COLUMN news.reextraction.applied_at IS 'When it was applied (UTC). Null: it was not.';
COMMENT ON COLUMN news.reextraction.revision_id IS 'The revision that applying it made, for news.revision. Null: none.';
