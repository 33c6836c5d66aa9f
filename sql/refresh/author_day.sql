-- … by name of the byline; and the names' totals, which lose what the day had and gain what it has.
UPDATE warehouse.author AS p
SET articles = p.articles - had.articles
FROM (
  SELECT author, sum(articles) AS articles FROM warehouse.author_day
  WHERE day = %(day)s AND source_id = ANY (%(sources)s::bigint[]) GROUP BY author
) AS had
WHERE p.author = had.author;

DELETE FROM warehouse.author_day WHERE day = %(day)s AND source_id = ANY (%(sources)s::bigint[]);
INSERT INTO warehouse.author_day (day, source_id, author, articles, words, stories)
SELECT %(day)s, signed.source_id, signed.author, count(*), sum(signed.words), count(DISTINCT signed.story_id)
FROM (
  SELECT DISTINCT c.source_id, c.article_id, c.words, c.story_id, warehouse.name_key(w.name) AS author
  FROM counted AS c
  JOIN warehouse.article_author AS w USING (article_id)
) AS signed
WHERE signed.author <> ''
GROUP BY signed.source_id, signed.author;

UPDATE warehouse.author AS p
SET articles = p.articles + has.articles, sources = warehouse.merged(p.sources, has.sources)
FROM (
  SELECT d.author, sum(d.articles) AS articles, array_agg(DISTINCT s.name ORDER BY s.name) AS sources
  FROM warehouse.author_day AS d
  JOIN warehouse.source AS s USING (source_id)
  WHERE d.day = %(day)s AND d.source_id = ANY (%(sources)s::bigint[])
  GROUP BY d.author
) AS has
WHERE p.author = has.author;
