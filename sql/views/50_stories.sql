-- Those with copies, and those without, apart: a question for one kind does not read the other.
CREATE OR REPLACE VIEW news.stories AS
SELECT
  t.story_id AS story,
  o.headline,
  o.article_id AS origin_id,
  o.url AS origin_url,
  os.name AS origin_source,
  fs.name AS first_source,
  a.published_at AS first_published_at,
  t.last_published_at,
  t.articles,
  t.outlets,
  o.language,
  o.section
FROM warehouse.story AS t
JOIN warehouse.article AS a ON a.article_id = t.story_id
JOIN warehouse.source AS fs ON fs.source_id = a.source_id
JOIN warehouse.article AS o ON o.article_id = t.origin_id
JOIN warehouse.source AS os ON os.source_id = o.source_id
UNION ALL
SELECT
  a.article_id, a.headline, a.article_id, a.url, s.name, s.name, a.published_at, a.published_at, 1::bigint, 1::bigint, a.language, a.section
FROM warehouse.article AS a
JOIN warehouse.source AS s USING (source_id)
WHERE NOT EXISTS (SELECT FROM warehouse.story_member AS m WHERE m.article_id = a.article_id);

COMMENT ON VIEW news.stories IS 'One row for each text, however many outlets carry it (cut, led in, under other headlines, reworded a little). An article without copies is a story too. Its articles: news.story_articles.';
COMMENT ON COLUMN news.stories.story IS 'Number of the story: article_id of its first published article. Another one when an earlier copy is found; news.articles then says the new one for every article of it, the one of the old number too.';
COMMENT ON COLUMN news.stories.headline IS 'Headline of the origin.';
COMMENT ON COLUMN news.stories.origin_id IS 'article_id of the origin: the first published, but for one that set its own lead before another''s text of the same day.';
COMMENT ON COLUMN news.stories.origin_url IS 'Address of the origin.';
COMMENT ON COLUMN news.stories.origin_source IS 'Outlet of the origin, for news.sources.';
COMMENT ON COLUMN news.stories.first_source IS 'Outlet that published first of those we read, for news.sources. The agency that an origin names is in news.articles.wire_agency.';
COMMENT ON COLUMN news.stories.first_published_at IS 'When the first was published, as its publisher says (UTC). Null: its publisher does not say; then it counts as published when we first read it.';
COMMENT ON COLUMN news.stories.last_published_at IS 'When the last copy was published (UTC). Null: there are no copies and the publisher does not say.';
COMMENT ON COLUMN news.stories.articles IS 'How many articles it has; 1: no copies.';
COMMENT ON COLUMN news.stories.outlets IS 'How many outlets they are of.';
COMMENT ON COLUMN news.stories.language IS 'Language of the origin (BCP 47).';
COMMENT ON COLUMN news.stories.section IS 'Section of the origin. Null: its page does not say.';
