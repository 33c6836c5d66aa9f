CREATE OR REPLACE VIEW news.reextractions AS
SELECT
  x.reextraction_id, x.article_id, s.name AS source, a.url_canonical, x.pass, x.read_at, x.code, x.outcome, x.reason, x.detail,
  CASE WHEN warehouse.may_read_text(s.is_open) AND a.status <> 'taken_down' THEN x.differences END AS differences, x.raw_ref, x.applied_at, x.revision_id
FROM warehouse.reextraction AS x
JOIN warehouse.article AS a USING (article_id)
JOIN warehouse.source AS s USING (source_id);

COMMENT ON VIEW news.reextractions IS 'Archived pages read again with later code (`news reextract`): the newest reading that waits, and every one that was applied.';
COMMENT ON COLUMN news.reextractions.reextraction_id IS 'Surrogate key.';
COMMENT ON COLUMN news.reextractions.article_id IS 'The article, for news.articles.';
COMMENT ON COLUMN news.reextractions.source IS 'Key of the outlet.';
COMMENT ON COLUMN news.reextractions.url_canonical IS 'The article''s canonical URL.';
COMMENT ON COLUMN news.reextractions.pass IS 'One call of news reextract: all that was read in it.';
COMMENT ON COLUMN news.reextractions.read_at IS 'When the page was read again (our clock, UTC).';
COMMENT ON COLUMN news.reextractions.code IS 'Version of the code that read it.';
COMMENT ON COLUMN news.reextractions.outcome IS 'same; text (headline or body differ: applying makes a revision); fields (only other fields differ); not_an_article; unreadable.';
COMMENT ON COLUMN news.reextractions.reason IS 'Why it is no article or cannot be read, in one word. Null: it is one.';
COMMENT ON COLUMN news.reextractions.detail IS 'The same in a sentence. Null: nothing to add.';
COMMENT ON COLUMN news.reextractions.differences IS 'By field: kind (changed, gained, lost) with was and now, cut around the first difference. Null: there are none, or withheld.';
COMMENT ON COLUMN news.reextractions.raw_ref IS 'The archived response that was read.';
COMMENT ON COLUMN news.reextractions.applied_at IS 'When it was applied (UTC). Null: it was not.';
COMMENT ON COLUMN news.reextractions.revision_id IS 'The revision that applying it made, for news.revisions. Null: none.';
