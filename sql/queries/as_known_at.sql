-- What did the warehouse know at a moment, as it stood then?
-- group: what was changed
-- source = : outlet, empty for all
-- moment = now: the moment
-- since = 7 days ago: only what was published from then on
-- until = now: … and before this moment
-- limit = 20: how many
SELECT a.published_at, a.source, a.headline, a.status, a.revision_no, a.observed_at, a.is_changed_since
FROM news.articles_asof(%(moment)s) AS a
WHERE a.article_id = ANY (ARRAY(
  SELECT n.article_id
  FROM news.articles AS n
  WHERE (%(source)s = '' OR n.source = %(source)s)
    AND n.published_at >= %(since)s AND n.published_at < %(until)s
    AND n.first_seen_at <= %(moment)s
  ORDER BY n.published_at DESC
  LIMIT %(limit)s
))
ORDER BY a.published_at DESC, a.article_id DESC;
