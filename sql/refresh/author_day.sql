-- … by name of the byline.
DELETE FROM warehouse.author_day WHERE day = %(day)s AND source_id = ANY (%(sources)s::bigint[]);
INSERT INTO warehouse.author_day (day, source_id, author, articles, words)
SELECT %(day)s, signed.source_id, signed.author, count(*), sum(signed.words)
FROM (
  SELECT DISTINCT c.source_id, c.article_id, c.words, warehouse.name_key(w.name) AS author
  FROM counted AS c
  JOIN warehouse.article_author AS w USING (article_id)
) AS signed
WHERE signed.author <> ''
GROUP BY signed.source_id, signed.author;
