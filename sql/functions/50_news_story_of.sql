CREATE OR REPLACE FUNCTION news.story_of(address text)
RETURNS TABLE (
  story bigint, article_id bigint, source text, url text, headline text, published_at timestamptz, language text, section text,
  role text, kept real, own real, delay interval, articles bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH spelled AS (SELECT key FROM warehouse.spelled($1)),
  article AS (
    SELECT a.article_id FROM warehouse.article AS a WHERE a.key IN (SELECT key FROM spelled)
    UNION
    SELECT l.article_id FROM warehouse.article_alias AS l WHERE l.key IN (SELECT key FROM spelled)
    UNION
    SELECT d.article_id FROM warehouse.address AS d WHERE d.key IN (SELECT key FROM spelled) AND d.article_id IS NOT NULL
  )
  SELECT member.*
  FROM (
    SELECT DISTINCT COALESCE(m.story_id, a.article_id) AS story
    FROM article AS a LEFT JOIN warehouse.story_member AS m USING (article_id)
  ) AS of_it
  -- OFFSET 0: story by story, each by its number; together they would be looked for among all articles.
  CROSS JOIN LATERAL (SELECT * FROM news.story_articles AS s WHERE s.story = of_it.story OFFSET 0) AS member
  ORDER BY member.delay, member.article_id;
$$;

COMMENT ON FUNCTION news.story_of(text) IS 'The articles of the story that an address''s article belongs to, the first published first; columns as in news.story_articles. Example: SELECT source, role, kept, delay FROM news.story_of(''https://www.koreaherald.com/article/10618541''). No row: there is no article of that address.';
