-- warn: no article was published more than a day after we first saw it
SELECT a.source, a.url, a.published_at, a.published_raw, a.first_seen_at
FROM news.articles AS a
WHERE a.first_seen_at > now() - interval '7 days'
  AND a.published_at > a.first_seen_at + interval '1 day'
  AND (%(sources)s::text[] IS NULL OR a.source = ANY (%(sources)s));
