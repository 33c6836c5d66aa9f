-- The part of the search whose index of what stands side by side in its articles should be made: it never was, or more than `late` articles
-- have come since, and more than a fortieth of the part. The newest of the former, or else of the latter; null where there is none. Whoever
-- asks makes it, with REINDEX INDEX CONCURRENTLY, which keeps nobody waiting and which no function can do, and says so in has_bigrams:
-- searches ask it from then on. A part of `worth` articles that has no such index gets one here that knows none of them, in a moment: in a
-- smaller one there is little to look at.
CREATE OR REPLACE FUNCTION warehouse.bigrams_due(worth bigint DEFAULT 10000, late bigint DEFAULT 1000) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  SET lock_timeout = '500ms'
AS $$
DECLARE
  part record;
  broken_off name;
  most bigint;
  came bigint;
BEGIN
  FOR broken_off IN
    SELECT c.relname FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid
    WHERE c.relnamespace = 'warehouse'::regnamespace AND c.relname ~ '_by_bigram_cc(new|old)\d*$'
  LOOP
    EXECUTE format('DROP INDEX warehouse.%I', broken_off);
  END LOOP;
  FOR part IN
    SELECT p.name, p.has_bigrams, c.reltuples, to_regclass(format('warehouse.%I', p.name || '_by_bigram')) IS NOT NULL AS has_index
    FROM warehouse.search_part p JOIN pg_class c ON c.oid = format('warehouse.%I', p.name)::regclass
    ORDER BY p.has_bigrams, p.from_at DESC
  LOOP
    CONTINUE WHEN NOT part.has_index AND part.reltuples < worth;
    IF NOT part.has_index THEN
      PERFORM set_config('news.begins_bigrams', 'on', true);
      EXECUTE format(
        'CREATE INDEX %I ON warehouse.%I USING gin (warehouse.bigrams_of(article_id, version)) WITH (fastupdate = off)',
        part.name || '_by_bigram', part.name);
      PERFORM set_config('news.begins_bigrams', 'off', true);
      EXECUTE format('ALTER INDEX warehouse.%I ALTER COLUMN 1 SET STATISTICS 0', part.name || '_by_bigram');
      EXECUTE format('GRANT MAINTAIN ON warehouse.%I TO news_loader', part.name);
    END IF;
    IF NOT part.has_bigrams THEN
      RETURN part.name;
    END IF;
    most := greatest(late, part.reltuples / 40);
    EXECUTE format('SELECT count(*) FROM warehouse.%I t WHERE warehouse.bigrams_of(t.article_id, t.version) @> ''{-1}''', part.name) INTO came;
    IF came > most THEN
      -- Those that were not known when the index was made, and are not now, would have it made anew for ever.
      EXECUTE format(
        'SELECT count(*) FROM warehouse.%I t JOIN warehouse.article_words w USING (article_id, version)'
        ' WHERE warehouse.bigrams_of(t.article_id, t.version) @> ''{-1}'' AND w.places IS NOT NULL', part.name) INTO came;
      IF came > most THEN
        RETURN part.name;
      END IF;
    END IF;
  END LOOP;
  RETURN NULL;
EXCEPTION
  WHEN lock_not_available THEN  -- somebody is at it: another time
    RETURN NULL;
END
$$;
