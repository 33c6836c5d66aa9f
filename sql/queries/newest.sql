-- What came in last?
-- group: what was published
-- source = : outlet, empty for all
-- limit = 10: how many
SELECT a.published_at, a.source, a.section, a.headline, a.url_canonical
FROM news.articles AS a
WHERE (%(source)s = '' OR a.source = %(source)s) AND a.published_at <= now()
ORDER BY a.published_at DESC, a.article_id DESC
LIMIT %(limit)s;
