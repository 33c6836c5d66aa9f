-- Taking a list into the index of words costs by the words that are on it, however many articles have each, so a load does it for three
-- times as many at once. The list may grow so long that the next articles find room on it meanwhile: were it full, a merge would take it
-- in by itself and stop for it. The pages are used again by the index as it grows.
CREATE OR REPLACE FUNCTION warehouse.make_search_parts(times timestamptz[]) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  SET TimeZone = 'UTC'
AS $$
DECLARE
  part record;
  made bigint := 0;
BEGIN
  IF NOT EXISTS (
    SELECT FROM unnest(times) AS at
    WHERE NOT EXISTS (SELECT FROM warehouse.search_part p WHERE p.from_at <= at AND at < p.to_at)) THEN
    RETURN 0;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('news search parts', 0));
  FOR part IN
    SELECT DISTINCT
      CASE
        WHEN at < '2000-01-01' THEN 'article_search_before_2000'
        WHEN at < '2020-01-01' THEN 'article_search_' || to_char(at, 'YYYY')
        WHEN at < '2100-01-01' THEN 'article_search_' || to_char(at, 'YYYY_MM')
        ELSE 'article_search_after_2100'
      END AS name,
      CASE
        WHEN at < '2000-01-01' THEN '-infinity'
        WHEN at < '2020-01-01' THEN date_trunc('year', at)
        WHEN at < '2100-01-01' THEN date_trunc('month', at)
        ELSE '2100-01-01'
      END AS from_at,
      CASE
        WHEN at < '2000-01-01' THEN '2000-01-01'
        WHEN at < '2020-01-01' THEN date_trunc('year', at) + interval '1 year'
        WHEN at < '2100-01-01' THEN date_trunc('month', at) + interval '1 month'
        ELSE 'infinity'
      END AS to_at
    FROM unnest(times) AS at
    ORDER BY from_at
  LOOP
    CONTINUE WHEN EXISTS (SELECT FROM warehouse.search_part p WHERE p.name = part.name);
    -- Made beside and attached: that keeps no reader waiting.
    EXECUTE format('CREATE TABLE warehouse.%I (LIKE warehouse.article_search INCLUDING DEFAULTS)', part.name);
    EXECUTE format('ALTER TABLE warehouse.%I ADD PRIMARY KEY (article_id, at)', part.name);
    EXECUTE format(
      'CREATE INDEX %I ON warehouse.%I USING gin (warehouse.words_of(article_id, version)) WITH (gin_pending_list_limit = 24576)',
      part.name || '_by_word', part.name);
    -- To look at the words of a sample would mean to make them anew.
    EXECUTE format('ALTER INDEX warehouse.%I ALTER COLUMN 1 SET STATISTICS 0', part.name || '_by_word');
    EXECUTE format(
      'ALTER TABLE warehouse.article_search ATTACH PARTITION warehouse.%I FOR VALUES FROM (%s) TO (%s)', part.name,
      CASE WHEN part.from_at = '-infinity' THEN 'MINVALUE' ELSE quote_literal(part.from_at) END,
      CASE WHEN part.to_at = 'infinity' THEN 'MAXVALUE' ELSE quote_literal(part.to_at) END);
    INSERT INTO warehouse.search_part (name, from_at, to_at) VALUES (part.name, part.from_at, part.to_at);
    made := made + 1;
  END LOOP;
  RETURN made;
END
$$;

DO $$
DECLARE
  part text;
BEGIN
  FOR part IN SELECT name FROM warehouse.search_part LOOP
    EXECUTE format('ALTER INDEX warehouse.%I SET (gin_pending_list_limit = 24576)', part || '_by_word');
  END LOOP;
END
$$;
