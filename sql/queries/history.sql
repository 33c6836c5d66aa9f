-- What has one article said over time?
-- group: what was changed
-- url = : its address; empty: the articles with the most revisions
SELECT
  r.url_canonical,
  r.revision_no,
  r.kind,
  r.observed_at,
  r.valid_to,
  r.updated_at AS publisher_says,
  r.words_gained,
  r.headline
FROM news.revisions AS r
WHERE r.article_id IN (
  SELECT a.article_id
  FROM news.articles AS a
  WHERE CASE WHEN %(url)s = '' THEN a.revision_no > 1 ELSE %(url)s IN (a.url, a.url_canonical) END
  ORDER BY a.revision_no DESC, a.article_id
  LIMIT 20
)
ORDER BY r.url_canonical, r.revision_no;
