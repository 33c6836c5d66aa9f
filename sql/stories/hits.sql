-- For each of these articles, those that have a key in common with it and were published within the window: of its own source, to learn
-- what recurs there; and those that may be compared with it. They are looked for where the index has the days that the widest window of
-- any source reaches, as far as there are sketches of them.
WITH asked AS MATERIALIZED (
  SELECT
    s.*, warehouse.story_bucket(s.published_at - widest.story_window) AS first,
    warehouse.story_bucket(s.published_at + widest.story_window) AS last
  FROM (SELECT max(COALESCE(story_window, interval '10 days')) AS story_window FROM warehouse.source) AS widest
  CROSS JOIN unnest(%(articles)s::bigint[]) AS asked (article_id)
  JOIN warehouse.story_sketch s USING (article_id)
), about AS MATERIALIZED (
  SELECT
    first, last, ARRAY(SELECT bucket << 32 FROM warehouse.story_bucket WHERE bucket BETWEEN first AND last) AS times
  FROM (SELECT DISTINCT first, last FROM asked) AS range
)
SELECT
  b.article_id,
  s.article_id,
  CASE WHEN s.source_id = b.source_id THEN b.source_id END AS same_source,
  CASE WHEN s.source_id = b.source_id THEN b.indexed END AS one_indexed,
  CASE WHEN s.source_id = b.source_id THEN s.indexed END AS two_indexed,
  share.enough
FROM asked b
JOIN about USING (first, last)
-- warehouse.timed_keys written out, of all times at once: called for each, all of this takes half as long again. OFFSET keeps them from being
-- put together anew for each that is found.
CROSS JOIN LATERAL (SELECT ARRAY(
  SELECT time | (key & 4294967295) FROM unnest(about.times) AS time, unnest(b.indexed) AS key
) OFFSET 0) AS timed (keys)
JOIN warehouse.story_sketch s ON warehouse.timed_keys(s.indexed, warehouse.story_bucket(s.published_at)) && timed.keys
JOIN warehouse.source bs ON bs.source_id = b.source_id
JOIN warehouse.source ss ON ss.source_id = s.source_id
CROSS JOIN LATERAL (SELECT COALESCE(greatest(bs.story_window, ss.story_window), interval '10 days')) AS longer (story_window)
CROSS JOIN LATERAL (
  SELECT b.doubtful OR s.doubtful OR %(single)s OR b.whole = s.whole
    OR warehouse.in_common(b.indexed, s.indexed) + warehouse.in_common(b.others, s.others)
      + warehouse.in_common(b.indexed, s.others) + warehouse.in_common(b.others, s.indexed) > 1 AS enough
) AS share
WHERE s.article_id <> b.article_id
  AND s.published_at BETWEEN b.published_at - longer.story_window AND b.published_at + longer.story_window
  AND (s.source_id = b.source_id OR share.enough);
