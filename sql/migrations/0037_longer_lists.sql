-- Taking a list into the index of words costs by the words that are on it, however many articles have each, so a load does it for three
-- times as many at once. The list may grow so long that the next articles find room on it meanwhile: were it full, a merge would take it
-- in by itself and stop for it. The pages are used again by the index as it grows.
DO $$
DECLARE
  part text;
BEGIN
  FOR part IN SELECT name FROM warehouse.search_part LOOP
    EXECUTE format('ALTER INDEX warehouse.%I SET (gin_pending_list_limit = 24576)', part || '_by_word');
  END LOOP;
END
$$;
