CREATE OR REPLACE VIEW news.story_articles AS
SELECT
  m.story_id AS story, a.article_id, s.name AS source, a.url, a.headline, a.published_at, a.language, a.section, m.role,
  m.kept, m.own, m.delay, t.articles
FROM warehouse.story_member AS m
-- There always is one; not joined where nothing of it is asked for.
LEFT JOIN warehouse.story AS t ON t.story_id = m.story_id
JOIN warehouse.article AS a ON a.article_id = m.article_id
JOIN warehouse.source AS s ON s.source_id = a.source_id
UNION ALL
SELECT
  -- Of the very types of above: else a story would be looked for among all articles.
  a.article_id, a.article_id, s.name, a.url, a.headline, a.published_at, a.language, a.section, 'origin'::text,
  1::real, 0::real, interval '0', 1::bigint
FROM warehouse.article AS a
JOIN warehouse.source AS s ON s.source_id = a.source_id
WHERE NOT EXISTS (SELECT FROM warehouse.story_member AS m WHERE m.article_id = a.article_id);

COMMENT ON VIEW news.story_articles IS 'One row for each article, with its part in its story. Example, share of copies by outlet: SELECT source, avg((role <> ''origin'')::int) FROM news.story_articles WHERE published_at > now() - interval ''30 days'' GROUP BY source.';
COMMENT ON COLUMN news.story_articles.story IS 'The story, for news.stories.';
COMMENT ON COLUMN news.story_articles.article_id IS 'The article, for news.articles.';
COMMENT ON COLUMN news.story_articles.source IS 'Its outlet, for news.sources.';
COMMENT ON COLUMN news.story_articles.url IS 'Its address.';
COMMENT ON COLUMN news.story_articles.headline IS 'Its headline.';
COMMENT ON COLUMN news.story_articles.published_at IS 'When it was published (UTC). Null: the page does not say.';
COMMENT ON COLUMN news.story_articles.language IS 'Its language (BCP 47).';
COMMENT ON COLUMN news.story_articles.section IS 'Its section. Null: the page does not say.';
COMMENT ON COLUMN news.story_articles.role IS 'origin; copy; rewrite: a copy half of whose words or more are its own. An article without copies is an origin.';
COMMENT ON COLUMN news.story_articles.kept IS 'Share of the origin''s words that it has, in their order, 0 to 1; the origin: 1.';
COMMENT ON COLUMN news.story_articles.own IS 'Share of its words that the origin does not have, 0 to 1; the origin: 0.';
COMMENT ON COLUMN news.story_articles.delay IS 'Time from the first publication of the story to this one, e.g. 02:13:00; the first: 00:00:00.';
COMMENT ON COLUMN news.story_articles.articles IS 'How many articles the story has; 1: no copies.';
