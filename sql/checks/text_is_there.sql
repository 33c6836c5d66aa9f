-- warn: an article that is no picture or video story has a text
SELECT a.source, a.url, a.article_type, a.char_count
FROM news.articles AS a
WHERE a.first_seen_at > now() - interval '7 days'
  AND a.char_count < 40
  AND a.article_type NOT IN ('photo', 'video')
  AND (%(sources)s::text[] IS NULL OR a.source = ANY (%(sources)s));
