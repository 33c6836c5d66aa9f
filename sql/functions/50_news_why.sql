CREATE OR REPLACE FUNCTION news.why(url text)
RETURNS TABLE (at timestamptz, event text, detail text, source text, run_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH spelled AS (SELECT key FROM warehouse.spelled($1)),
  article AS (
    SELECT a.article_id, a.source_id, a.key
    FROM warehouse.article AS a
    WHERE a.key IN (SELECT key FROM spelled)
    UNION
    SELECT a.article_id, a.source_id, a.key
    FROM warehouse.article_alias AS l
    JOIN warehouse.article AS a USING (article_id)
    WHERE l.key IN (SELECT key FROM spelled)
    UNION
    SELECT a.article_id, a.source_id, a.key
    FROM warehouse.address AS d
    JOIN warehouse.article AS a USING (article_id)
    WHERE d.key IN (SELECT key FROM spelled)
  ),
  keys AS (
    SELECT key FROM spelled UNION SELECT key FROM article
    UNION SELECT l.key FROM warehouse.article_alias AS l WHERE l.article_id IN (SELECT article_id FROM article)
  ),
  story (at, rank, event, detail, source_id, run_id) AS (
    SELECT
      d.at, 3, d.state,
      concat_ws('; ', d.reason, d.detail, 'the article is ' || d.duplicate_of, 'advertised by ' || array_to_string(d.via, ', ')),
      d.source_id, d.run_id
    FROM warehouse.address AS d
    WHERE d.key IN (SELECT key FROM keys)
    UNION ALL
    SELECT
      f.at, 1, 'asked',
      concat_ws('; ', 'HTTP ' || f.status, f.error, f.bytes || ' bytes in ' || f.elapsed_ms || ' ms', 'archived in ' || f.raw_ref),
      f.source_id, f.run_id
    FROM warehouse.fetch_log AS f
    WHERE f.key IN (SELECT key FROM keys)
    UNION ALL
    SELECT q.at, 2, 'quarantined', concat_ws('; ', 'by the ' || q.stage, q.reason, q.detail), q.source_id, q.run_id
    FROM warehouse.quarantine AS q
    WHERE q.key IN (SELECT key FROM keys)
    UNION ALL
    SELECT
      r.observed_at, 4, 'revision ' || r.revision_no,
      concat_ws('; ', r.kind, r.word_count || ' words', '+' || r.words_added || ' -' || r.words_removed || ' words', r.headline),
      a.source_id, r.run_id
    FROM article AS a
    JOIN warehouse.article_revision AS r USING (article_id)
    UNION ALL
    SELECT
      c.at, 4,
      CASE c.status WHEN 'gone' THEN 'withdrawn' WHEN 'live' THEN 'back' ELSE c.status END,
      CASE c.status
        WHEN 'gone' THEN 'the publisher no longer serves it; its revisions are kept'
        WHEN 'retracted' THEN 'the page says that it is retracted'
        ELSE 'it was ' || c.before
      END,
      a.source_id, NULL
    FROM article AS a
    JOIN warehouse.status_change AS c USING (article_id)
    UNION ALL
    SELECT t.at, 6, 'taken down', 'text and pictures are withheld from readers: ' || t.reason, a.source_id, NULL
    FROM article AS a
    JOIN warehouse.takedown AS t USING (article_id)
    UNION ALL
    SELECT t.lifted_at, 6, 'given back', t.lifted_because, a.source_id, NULL
    FROM article AS a
    JOIN warehouse.takedown AS t USING (article_id)
    WHERE t.lifted_at IS NOT NULL
    UNION ALL
    -- The reading of the archived page with later code, where it was applied; and checks that were broken, where they name the article.
    SELECT x.applied_at, 5, 'read again', x.outcome || ' with the code ' || x.code, a.source_id, NULL
    FROM article AS a
    JOIN warehouse.reextraction AS x USING (article_id)
    WHERE x.applied_at IS NOT NULL
    UNION ALL
    SELECT
      k.checked_at, 7, CASE WHEN k.ok THEN 'checks held' ELSE 'check broken' END,
      CASE WHEN k.ok THEN 'all checks of its run' ELSE k.severity || ' ' || k.name || ': not so: ' || k.question END,
      a.source_id, k.run_id
    FROM article AS a
    CROSS JOIN LATERAL (
      SELECT DISTINCT r.run_id FROM warehouse.article_revision AS r WHERE r.article_id = a.article_id
    ) AS brought
    CROSS JOIN LATERAL (
      SELECT c.checked_at, c.ok, c.severity, c.name, c.question, c.run_id
      FROM warehouse.check_result AS c
      WHERE c.run_id = brought.run_id AND NOT c.ok
      UNION ALL
      SELECT min(c.checked_at), true, NULL, NULL, NULL, brought.run_id
      FROM warehouse.check_result AS c
      WHERE c.run_id = brought.run_id
      HAVING bool_and(c.ok)
    ) AS k
    UNION ALL
    SELECT
      c.first_seen_at, 6, 'story ' || m.story_id,
      concat_ws('; ', m.role, t.articles || ' articles of ' || t.outlets || ' outlets',
        CASE WHEN m.role <> 'origin' THEN 'keeps ' || round(100 * m.kept::numeric) || ' % of ' || o.url END,
        CASE WHEN m.role <> 'origin' THEN round(100 * m.own::numeric) || ' % of it is its own' END,
        m.delay || ' after the first'),
      a.source_id, NULL
    FROM article AS a
    JOIN warehouse.article AS c USING (article_id)
    JOIN warehouse.story_member AS m USING (article_id)
    JOIN warehouse.story AS t USING (story_id)
    JOIN warehouse.article AS o ON o.article_id = t.origin_id
    UNION ALL
    SELECT b.loaded_at, 5, 'batch loaded', b.path, a.source_id, b.run_id
    FROM article AS a
    JOIN (SELECT DISTINCT v.article_id, v.load_id FROM warehouse.article_revision AS v WHERE v.article_id IN (SELECT article_id FROM article)) AS r USING (article_id)
    JOIN warehouse.load_batch AS b USING (load_id)
  )
  SELECT e.at, e.event, e.detail, s.name, e.run_id
  FROM story AS e
  JOIN warehouse.source AS s USING (source_id)
  ORDER BY e.at, e.rank;
$$;

COMMENT ON FUNCTION news.why(text) IS 'Everything known of one address, in time order: where it was advertised, each request and what came, what became of it and by which rule, its revisions, its story, its loads, the checks of its runs, takedowns. Example: SELECT * FROM news.why(''https://www.koreaherald.com/article/10618541''). No row: no run has ever seen it. `news why` knows more spellings of an address.';
