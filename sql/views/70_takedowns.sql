CREATE OR REPLACE VIEW news.takedowns AS
SELECT t.takedown_id, t.article_id, s.name AS source, a.url_canonical, t.at, t.reason, t.lifted_at, t.lifted_because
FROM warehouse.takedown AS t
JOIN warehouse.article AS a USING (article_id)
JOIN warehouse.source AS s USING (source_id);

COMMENT ON VIEW news.takedowns IS 'Articles whose text and pictures we withhold from readers (`news takedown`), and those given back. Since 0.2.';
COMMENT ON COLUMN news.takedowns.takedown_id IS 'Surrogate key. Since 0.2.';
COMMENT ON COLUMN news.takedowns.article_id IS 'The article, for news.articles. Since 0.2.';
COMMENT ON COLUMN news.takedowns.source IS 'Key of the outlet, for news.sources. Since 0.2.';
COMMENT ON COLUMN news.takedowns.url_canonical IS 'The article''s canonical URL. Since 0.2.';
COMMENT ON COLUMN news.takedowns.at IS 'When it was taken down (our clock, UTC). Since 0.2.';
COMMENT ON COLUMN news.takedowns.reason IS 'Why, as given. Since 0.2.';
COMMENT ON COLUMN news.takedowns.lifted_at IS 'When it was given back (UTC). Null: it is withheld. Since 0.2.';
COMMENT ON COLUMN news.takedowns.lifted_because IS 'Why it was given back. Null: it is withheld. Since 0.2.';
