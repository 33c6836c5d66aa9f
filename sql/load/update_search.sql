-- The words of known articles whose page says something else: another version, so the index hears of it.
UPDATE warehouse.article_search AS s
SET at = COALESCE(i.published_at, '-infinity'),
  version = %(load_id)s::bigint << 24 | r.line,
  config = warehouse.search_config(i.language),
  language = i.language,
  section = i.section
FROM resolved r
JOIN incoming_article i USING (line)
WHERE r.round = %(round)s AND r.fate IN ('changed', 'touched') AND s.article_id = r.article_id;
