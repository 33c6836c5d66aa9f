-- Gives one part of the search, the newest that is over and has none, an index of what stands side by side in its articles: of those that
-- have the words of a phrase, it leaves few to be looked at. In a part of fewer articles than `worth` there is little to look at. The part's
-- name, or null where none is left. Readers go on meanwhile; a load that brings or changes articles of this part waits, up to a minute for
-- 85,000 articles. A part into which more than `late` articles have come since loses its index, and gets it anew with the next refresh.
CREATE OR REPLACE FUNCTION warehouse.index_bigrams(worth bigint DEFAULT 10000, late bigint DEFAULT 1000) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  SET lock_timeout = '500ms'
AS $$
DECLARE
  part text;
  came bigint;
BEGIN
  FOR part IN SELECT p.name FROM warehouse.search_part p WHERE p.has_bigrams LOOP
    -- Those that were not known when the index was made are not known now.
    EXECUTE format(
      'SELECT count(*) FROM warehouse.%I t JOIN warehouse.article_words w USING (article_id, version)'
      ' WHERE warehouse.bigrams_of(t.article_id, t.version) @> ''{-1}'' AND w.places IS NOT NULL', part) INTO came;
    IF came > late THEN
      EXECUTE format('DROP INDEX warehouse.%I', part || '_by_bigram');
      UPDATE warehouse.search_part SET has_bigrams = false WHERE name = part;
      RETURN NULL;
    END IF;
  END LOOP;
  SELECT p.name INTO part
  FROM warehouse.search_part p JOIN pg_class c ON c.oid = format('warehouse.%I', p.name)::regclass
  -- Some days for what comes late.
  WHERE NOT p.has_bigrams AND p.to_at < now() - interval '3 days' AND c.reltuples >= worth
  ORDER BY p.from_at DESC LIMIT 1;
  IF part IS NOT NULL THEN
    EXECUTE format(
      'CREATE INDEX %I ON warehouse.%I USING gin (warehouse.bigrams_of(article_id, version)) WITH (fastupdate = off)',
      part || '_by_bigram', part);
    EXECUTE format('ALTER INDEX warehouse.%I ALTER COLUMN 1 SET STATISTICS 0', part || '_by_bigram');
    UPDATE warehouse.search_part SET has_bigrams = true WHERE name = part;
  END IF;
  RETURN part;
EXCEPTION
  WHEN lock_not_available THEN  -- somebody is at it: another time
    RETURN NULL;
END
$$;
