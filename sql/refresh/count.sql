-- The articles of a day: published on it or, where the page names no time, first seen on it.
INSERT INTO counted
SELECT
  a.article_id, a.source_id, coalesce(a.breadcrumbs[1], a.section, ''), a.word_count, a.is_wire, a.wire_agency, pictures.number,
  changes.number > 0, changes.silent > 0, a.correction_note IS NOT NULL, a.status IN ('gone', 'retracted'),
  CASE WHEN a.published_at <= a.first_seen_at THEN a.first_seen_at - a.published_at END,
  array_remove(ARRAY [
    'headline',
    CASE WHEN r.subheadline IS NOT NULL THEN 'subheadline' END,
    CASE WHEN r.description IS NOT NULL THEN 'description' END,
    CASE WHEN a.char_count > 0 THEN 'body_text' END,
    CASE WHEN a.published_at IS NOT NULL THEN 'published_at' END,
    CASE WHEN a.updated_at IS NOT NULL THEN 'updated_at' END,
    CASE WHEN a.byline_raw IS NOT NULL THEN 'byline_raw' END,
    CASE WHEN EXISTS (SELECT FROM warehouse.article_author AS w WHERE w.article_id = a.article_id) THEN 'authors' END,
    CASE WHEN a.wire_agency <> '{}' THEN 'wire_agency' END,
    CASE WHEN a.dateline IS NOT NULL THEN 'dateline' END,
    CASE WHEN a.section IS NOT NULL THEN 'section' END,
    CASE WHEN a.keywords <> '{}' THEN 'keywords' END,
    CASE WHEN a.language <> 'und' THEN 'language' END,
    CASE WHEN pictures.number > 0 THEN 'images' END,
    CASE WHEN a.source_article_id IS NOT NULL THEN 'source_article_id' END,
    CASE WHEN a.raw_ref IS NOT NULL THEN 'raw_ref' END
  ], NULL),
  coalesce(m.story_id, a.article_id), coalesce(m.role <> 'origin', false), coalesce(m.story_id = a.article_id, false),
  CASE WHEN m.role <> 'origin' THEN m.delay END
FROM (
  SELECT d.article_id
  FROM warehouse.article AS d
  WHERE d.published_at >= %(since)s AND d.published_at < %(until)s AND d.source_id = ANY (%(sources)s::bigint[])
  UNION ALL
  SELECT d.article_id
  FROM warehouse.article AS d
  WHERE d.source_id = ANY (%(sources)s::bigint[]) AND d.first_seen_at >= %(since)s AND d.first_seen_at < %(until)s AND d.published_at IS NULL
) AS near
JOIN warehouse.article AS a USING (article_id)
JOIN warehouse.source AS s USING (source_id)
JOIN warehouse.article_revision AS r ON r.revision_id = a.current_revision_id
LEFT JOIN warehouse.story_member AS m ON m.article_id = a.article_id
CROSS JOIN LATERAL (SELECT count(*) AS number FROM warehouse.article_image AS i WHERE i.article_id = a.article_id) AS pictures
CROSS JOIN LATERAL (
  SELECT
    count(*) FILTER (WHERE v.kind IN ('update', 'stealth', 'withdrawn')) AS number,
    count(*) FILTER (WHERE v.kind = 'stealth') AS silent
  FROM warehouse.article_revision AS v
  WHERE a.revision_no > 1 AND v.article_id = a.article_id
) AS changes
WHERE (coalesce(a.published_at, a.first_seen_at) AT TIME ZONE s.timezone)::date = %(day)s;
