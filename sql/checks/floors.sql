-- warn: the articles of the last day reach the floors that the site's file sets
WITH floor (source, field, least) AS (
  SELECT f.source, p.key, p.value::double precision
  FROM jsonb_each(%(floors)s::jsonb) AS f (source, floors)
  CROSS JOIN LATERAL jsonb_each_text(f.floors) AS p
),
recent AS MATERIALIZED (
  SELECT a.source, to_jsonb(a) - 'body_text' - 'body_blocks' - 'json_ld' - 'field_provenance' - 'search' AS article
  FROM news.articles AS a
  WHERE a.first_seen_at > now() - interval '1 day' AND a.source IN (SELECT source FROM floor)
),
reached AS (
  SELECT
    f.source, f.field, f.least,
    CASE f.field
      WHEN 'articles' THEN count(r.article)::double precision
      ELSE count(r.article) FILTER (WHERE coalesce(r.article -> f.field, 'null') NOT IN ('null', '[]', '""'))
        / nullif(count(r.article), 0)::double precision
    END AS found
  FROM floor AS f
  LEFT JOIN recent AS r USING (source)
  GROUP BY f.source, f.field, f.least
)
SELECT source, field, least, round(found::numeric, 3) AS found
FROM reached
WHERE found < least
  AND EXISTS (SELECT FROM news.runs AS n WHERE n.site = source AND n.ended_at > now() - interval '1 day');
