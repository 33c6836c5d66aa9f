-- How much do we have from each outlet, and how complete is it?
-- group: what was published
-- since = 30 days ago: published from this day on
-- until = tomorrow: … and before this one
SELECT
  c.source,
  min(s.language) AS language,
  max(c.articles) AS articles,
  max(c.percent) FILTER (WHERE c.field = 'published_at') AS with_time,
  max(c.percent) FILTER (WHERE c.field = 'authors') AS with_author,
  max(c.percent) FILTER (WHERE c.field = 'images') AS with_picture,
  max(c.percent) FILTER (WHERE c.field = 'section') AS with_section
FROM (
  SELECT d.source, d.field, sum(d.articles) AS articles, round(100 * sum(d.filled) / sum(d.articles)) AS percent
  FROM news.coverage AS d
  WHERE d.day >= %(since)s::date AND d.day < %(until)s::date
    AND d.field IN ('published_at', 'authors', 'images', 'section')
  GROUP BY d.source, d.field
) AS c
JOIN news.sources AS s USING (source)
GROUP BY c.source
ORDER BY articles DESC, c.source;
