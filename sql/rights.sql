-- Who may do what, said in full after every change of the schema. Readers see `news` and cannot write anywhere.
REVOKE ALL ON SCHEMA warehouse, news FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA warehouse, news FROM PUBLIC, news_loader, news_reader, news_reader_limited;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA warehouse, news FROM PUBLIC, news_loader, news_reader, news_reader_limited;

GRANT USAGE ON SCHEMA news TO news_reader, news_reader_limited, news_loader;
GRANT SELECT ON ALL TABLES IN SCHEMA news TO news_reader, news_reader_limited, news_loader;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA news TO news_reader, news_reader_limited, news_loader;

-- What views call is called as whoever reads them; the schema itself stays closed.
GRANT EXECUTE ON FUNCTION warehouse.may_read_text(), warehouse.may_read_text(boolean), warehouse.name_key(text),
  warehouse.words_of(bigint, bigint), warehouse.whole_blocks(text, jsonb) TO news_reader, news_reader_limited;

GRANT USAGE ON SCHEMA warehouse TO news_loader;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA warehouse TO news_loader;
GRANT DELETE ON warehouse.article_image, warehouse.article_author, warehouse.article_alias TO news_loader;
GRANT DELETE ON warehouse.article_search, warehouse.search_waiting, warehouse.status_change, warehouse.touched_day, warehouse.source_day, warehouse.section_day, warehouse.agency_day, warehouse.author_day TO news_loader;
GRANT DELETE ON
  warehouse.story, warehouse.story_member, warehouse.story_relation, warehouse.story_sketch, warehouse.story_repeated,
  warehouse.story_waiting TO news_loader;
GRANT USAGE ON SCHEMA extension TO news_loader;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA warehouse TO news_loader;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA warehouse TO news_loader;
-- It makes indexes of phrases anew, see warehouse.bigrams_due.
DO $$
DECLARE
  part name;
BEGIN
  FOR part IN SELECT name FROM warehouse.search_part WHERE to_regclass(format('warehouse.%I', name || '_by_bigram')) IS NOT NULL LOOP
    EXECUTE format('GRANT MAINTAIN ON warehouse.%I TO news_loader', part);
  END LOOP;
END
$$;
REVOKE INSERT, UPDATE ON warehouse.migration, warehouse.applied_file FROM news_loader;
