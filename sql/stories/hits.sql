-- For each of these articles, those that have a key in common with it: of its own source, to learn what recurs there; and those published
-- within the window that may be compared with it.
SELECT
  b.article_id,
  s.article_id,
  CASE WHEN s.source_id = b.source_id THEN b.source_id END AS same_source,
  CASE WHEN s.source_id = b.source_id THEN b.indexed END AS one_indexed,
  CASE WHEN s.source_id = b.source_id THEN s.indexed END AS two_indexed,
  b.opening,
  s.opening,
  near.enough
FROM unnest(%(articles)s::bigint[]) AS asked (article_id)
JOIN warehouse.story_sketch b USING (article_id)
JOIN warehouse.story_sketch s ON s.indexed && b.indexed
JOIN warehouse.source bs ON bs.source_id = b.source_id
JOIN warehouse.source ss ON ss.source_id = s.source_id
CROSS JOIN LATERAL (
  SELECT s.published_at BETWEEN b.published_at - longer.window AND b.published_at + longer.window AND (
    b.doubtful OR s.doubtful OR %(single)s OR b.whole = s.whole
    OR warehouse.in_common(b.indexed, s.indexed) + warehouse.in_common(b.others, s.others)
      + warehouse.in_common(b.indexed, s.others) + warehouse.in_common(b.others, s.indexed) > 1) AS enough
  FROM (SELECT COALESCE(greatest(bs.story_window, ss.story_window), interval '10 days') AS window) AS longer
) AS near
WHERE s.article_id <> b.article_id AND (s.source_id = b.source_id OR near.enough);
