-- Who carried the story of one article, how late, and how much of the text did each keep?
-- group: stories
-- url = : address of the article
SELECT s.published_at, s.source, s.role, s.delay, round((100 * s.kept)::numeric) AS percent_kept, round((100 * s.own)::numeric) AS percent_own, s.headline, s.url
FROM news.story_of(%(url)s) AS s
ORDER BY s.delay, s.article_id;
