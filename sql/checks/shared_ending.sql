-- warn: texts of one outlet do not all end in the same words: what recurs is learnt and left out, `news sites SITE --profile`
-- As many headlines as the profile needs. What is not learnt stands on too few pages, or in one paragraph with a sentence of the article;
-- texts that were read before it was learnt are put right by `news reextract --site SITE --apply`.
WITH recent AS (
  SELECT a.source, a.headline, right(a.body_text, 80) AS ending, count(*) OVER (PARTITION BY a.source) AS of_articles
  FROM news.articles AS a
  WHERE a.first_seen_at > now() - interval '2 days'
    AND a.char_count > 400
    AND (%(sources)s::text[] IS NULL OR a.source = ANY (%(sources)s))
)
SELECT source, ending, count(DISTINCT headline) AS articles, of_articles
FROM recent
GROUP BY source, ending, of_articles
HAVING count(DISTINCT headline) >= 8;
