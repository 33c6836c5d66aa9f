-- One row for each article that was known then. It stands on the views and runs as the asker, so that nothing is shown that the views
-- withhold, and so that a query's own conditions reach the indexes below.
CREATE OR REPLACE FUNCTION news.articles_asof(at timestamptz)
RETURNS TABLE (
  article_id bigint, source text, url text, url_canonical text, headline text, subheadline text, description text, body_text text,
  published_at timestamptz, updated_at timestamptz, language text, word_count bigint, char_count bigint, status text,
  revision_no bigint, revision_id bigint, kind text, observed_at timestamptz, first_seen_at timestamptz,
  section text, byline_raw text, authors text[], wire_agency text[], keywords text[], article_type text, is_changed_since boolean
)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
  SELECT
    a.article_id, a.source, a.url, a.url_canonical, r.headline, r.subheadline, r.description, r.body_text,
    r.published_at, r.updated_at, r.language, r.word_count, r.char_count,
    CASE
      WHEN was.status IN ('gone', 'taken_down') THEN was.status
      WHEN 'retracted' IN (was.status, r.status) THEN 'retracted'
      WHEN r.revision_no > 1 THEN 'updated'
      ELSE 'live'
    END,
    r.revision_no, r.revision_id, r.kind, r.observed_at, a.first_seen_at,
    a.section, a.byline_raw, a.authors, a.wire_agency, a.keywords, a.article_type,
    r.revision_id <> a.current_revision_id
  FROM news.articles AS a
  JOIN news.revisions AS r ON r.article_id = a.article_id AND r.observed_at <= $1 AND (r.valid_to IS NULL OR r.valid_to > $1)
  LEFT JOIN news.status_changes AS was ON was.article_id = a.article_id AND was.at <= $1 AND (was.until IS NULL OR was.until > $1)
  WHERE a.first_seen_at <= $1
$$;

COMMENT ON FUNCTION news.articles_asof(timestamptz) IS 'The warehouse as it was known then: for each article the text we had read last, and whether it was live, gone or retracted. Headline, texts, times, language and counts are those of that revision; section, byline, authors, agencies, keywords and type are as they stand now, for they are kept without history. is_changed_since: another text has been read after that time. No row of an article that was first seen later. Quick where it is narrowed by article_id, or by source and first_seen_at; all articles take a second for each 200,000. Example: SELECT headline, status FROM news.articles_asof(''2026-11-01 12:00+00'') WHERE source = ''demo''. Since 0.2.';
