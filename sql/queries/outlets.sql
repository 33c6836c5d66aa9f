-- How much do we have from each outlet, in which language, and how complete is it?
-- group: what was published
SELECT
  a.source,
  mode() WITHIN GROUP (ORDER BY a.language) AS language,
  count(*) AS articles,
  round(100.0 * count(a.published_at) / count(*)) AS with_time,
  round(100.0 * count(*) FILTER (WHERE a.authors <> '{}' OR a.is_wire) / count(*)) AS with_author,
  round(100.0 * count(*) FILTER (WHERE a.images > 0) / count(*)) AS with_picture,
  round(avg(a.word_count)) AS words
FROM news.articles AS a
GROUP BY a.source
ORDER BY articles DESC, a.source;
