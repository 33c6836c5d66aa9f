-- The figures of a day by outlet, in place of those it had.
DELETE FROM warehouse.source_day WHERE day = %(day)s AND source_id = ANY (%(sources)s::bigint[]);
INSERT INTO warehouse.source_day (
  day, source_id, articles, words, wire_articles, pictures, revised, silent, corrected, away, median_delay, filled, refreshed_at,
  stories, copies, firsts, median_copy_delay)
SELECT
  %(day)s, c.source_id, count(*), sum(c.words), count(*) FILTER (WHERE c.is_wire), sum(c.pictures),
  count(*) FILTER (WHERE c.is_revised), count(*) FILTER (WHERE c.is_silent), count(*) FILTER (WHERE c.is_corrected),
  count(*) FILTER (WHERE c.is_away),
  percentile_cont(0.5) WITHIN GROUP (ORDER BY c.delay),
  (
    SELECT jsonb_object_agg(f.field, f.articles)
    FROM (
      SELECT field, count(*) AS articles FROM counted AS o CROSS JOIN LATERAL unnest(o.filled) AS field
      WHERE o.source_id = c.source_id GROUP BY field
    ) AS f
  ),
  now(),
  count(DISTINCT c.story_id), count(*) FILTER (WHERE c.is_copy), count(*) FILTER (WHERE c.is_first),
  percentile_cont(0.5) WITHIN GROUP (ORDER BY c.copy_delay)
FROM counted AS c
GROUP BY c.source_id;
