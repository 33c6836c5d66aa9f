-- Makes the months of the search that some moments need, where they are missing. A list may grow to 24 MB, so that the next articles find
-- room while a load takes one in: were it full, a merge would take it in by itself and stop for it.
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
    PERFORM warehouse.index_numbers(part.name);
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
