-- warn: texts of one outlet do not all end in the same words, as they do where a footer is read as text
SELECT a.source, right(a.body_text, 80) AS ending, count(*) AS articles
FROM news.articles AS a
WHERE a.first_seen_at > now() - interval '2 days'
  AND a.char_count > 400
  AND (%(sources)s::text[] IS NULL OR a.source = ANY (%(sources)s))
GROUP BY a.source, right(a.body_text, 80)
HAVING count(*) >= 10;
