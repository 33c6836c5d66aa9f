-- The words of articles that were read again: another version, so the index hears of it.
UPDATE warehouse.article_search AS s
SET at = COALESCE(i.published_at, '-infinity'),
  version = s.version + 1,
  config = warehouse.search_config(i.language),
  language = i.language,
  section = i.section
FROM resolved r
JOIN incoming_article i USING (line)
WHERE r.round = %(round)s AND s.article_id = r.article_id;
