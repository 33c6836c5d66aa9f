-- What has one article said over time?
-- group: what was changed
-- url = : its address; empty: the article changed last
SELECT
  r.revision_no, r.kind, r.observed_at, r.valid_to, r.updated_at AS publisher_says, r.words_added, r.words_removed, r.headline,
  r.url_canonical
FROM news.revisions AS r
WHERE r.article_id IN (
  SELECT a.article_id FROM news.articles AS a WHERE a.url_hash = sha256(convert_to(%(url)s, 'UTF8'))
  UNION
  SELECT d.article_id FROM news.addresses AS d WHERE d.url_hash = sha256(convert_to(%(url)s, 'UTF8'))
  UNION
  SELECT *
  FROM (
    SELECT v.article_id FROM news.revisions AS v WHERE v.revision_no > 1 AND %(url)s = '' ORDER BY v.observed_at DESC LIMIT 1
  ) AS newest
)
ORDER BY r.revision_no;
