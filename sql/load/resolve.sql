-- Which article each line is, and what it does to it. The identity is the key; the site's own id finds an article whose address
-- has changed. Of several lines of one article the earliest is taken, the others wait for the next round. How many of each kind there are.
WITH waiting AS (
  SELECT
    i.line, i.key, i.source_article_id, i.fetched_at, i.content_hash, i.record_hash, s.source_id,
    row_number() OVER (PARTITION BY s.source_id, i.key ORDER BY i.fetched_at, i.line) AS nth_of_key,
    CASE WHEN i.source_article_id IS NOT NULL
      THEN row_number() OVER (PARTITION BY s.source_id, i.source_article_id ORDER BY i.fetched_at, i.line)
    END AS nth_of_id
  FROM incoming_article i
  JOIN warehouse.source s ON s.name = i.source
  WHERE NOT EXISTS (SELECT FROM resolved r WHERE r.line = i.line)
    AND (%(only)s::bigint[] IS NULL OR i.line = ANY (%(only)s::bigint[]))
), found AS (
  SELECT w.*, COALESCE(by_key.article_id, by_alias.article_id, by_id.article_id) AS article_id
  FROM waiting w
  LEFT JOIN warehouse.article by_key ON by_key.source_id = w.source_id AND by_key.key = w.key
  LEFT JOIN warehouse.article_alias by_alias ON by_alias.source_id = w.source_id AND by_alias.key = w.key
  LEFT JOIN warehouse.article by_id
    ON by_id.source_id = w.source_id AND by_id.source_article_id = w.source_article_id
  WHERE w.nth_of_key = 1 AND COALESCE(w.nth_of_id, 1) = 1
), turn AS (
  SELECT f.*, row_number() OVER (PARTITION BY f.article_id ORDER BY f.fetched_at, f.line) AS nth_of_article
  FROM found f
), taken AS (
  INSERT INTO resolved (line, round, source_id, article_id, fate, revision_id, before_id, state, reason)
  SELECT
    t.line,
    %(round)s,
    t.source_id,
    COALESCE(t.article_id, nextval('warehouse.article_article_id_seq')),
    fate,
    CASE WHEN fate IN ('new', 'changed') THEN nextval('warehouse.article_revision_revision_id_seq') ELSE a.current_revision_id END,
    a.current_revision_id,
    -- Of what is late, sql/load/past_texts.sql says it.
    CASE fate WHEN 'new' THEN 'loaded' WHEN 'changed' THEN 'updated' ELSE 'unchanged' END,
    CASE fate WHEN 'touched' THEN 'other_fields_changed' WHEN 'late' THEN 'loaded_late' END
  FROM turn t
  LEFT JOIN warehouse.article a ON a.article_id = t.article_id
  CROSS JOIN LATERAL (
    SELECT CASE
      WHEN a.article_id IS NULL THEN 'new'
      WHEN t.fetched_at < a.fetched_at THEN 'late'
      WHEN t.content_hash <> a.content_hash THEN 'changed'
      WHEN t.record_hash <> a.record_hash THEN 'touched'
      ELSE 'same'
    END AS fate
  ) AS compared
  WHERE t.article_id IS NULL OR t.nth_of_article = 1
  RETURNING fate
)
SELECT fate, count(*) FROM taken GROUP BY fate;
