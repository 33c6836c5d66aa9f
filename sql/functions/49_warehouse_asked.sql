-- What is asked of a search, as it is looked up: the sides of its query, and the number of the outlet. What cannot be searched for is
-- refused, in a sentence that says why.
CREATE OR REPLACE FUNCTION warehouse.asked(
  query text, since timestamptz, until timestamptz, source text, language text, top integer,
  OUT sides warehouse.query_side[], OUT only_source bigint
)
  LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, pg_temp
  SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  configs regconfig[];
BEGIN
  IF COALESCE(btrim(query), '') = '' THEN
    RAISE 'the query is empty: say what is searched for, as in a search box' USING ERRCODE = '22023';
  ELSIF (length(query) - length(replace(query, '"', ''))) % 2 = 1 THEN
    RAISE 'a quotation mark in the query "%" is not closed', query USING ERRCODE = '22023';
  ELSIF since >= until THEN
    RAISE 'since (%) must be before until (%)', since, until USING ERRCODE = '22023';
  ELSIF top NOT BETWEEN 1 AND 1000 THEN
    RAISE 'top is %: it must be between 1 and 1000', top USING ERRCODE = '22023';
  END IF;
  IF source IS NOT NULL THEN
    SELECT s.source_id INTO only_source FROM warehouse.source s WHERE s.name = source;
    IF only_source IS NULL THEN
      RAISE 'there is no source "%": SELECT source FROM news.sources lists them', source USING ERRCODE = '22023';
    END IF;
  END IF;
  configs := ARRAY(
    SELECT DISTINCT l.config FROM warehouse.search_language l
    WHERE asked.language IS NULL OR asked.language IN (l.language, split_part(l.language, '-', 1)));
  IF configs = '{}' THEN
    IF EXISTS (SELECT FROM warehouse.search_language) THEN
      RAISE 'there are no articles in the language "%": there are %', language,
        (SELECT string_agg(l.language, ', ' ORDER BY l.language) FROM warehouse.search_language l) USING ERRCODE = '22023';
    END IF;
    configs := ARRAY['warehouse.simple'::regconfig];  -- there is no article yet
  END IF;
  sides := warehouse.query_sides(configs, query);
  IF sides = '{}' THEN
    RAISE 'the query "%" has no word to search by: words like "the" are not indexed, and -words alone find nothing', query
      USING ERRCODE = '22023';
  END IF;
END
$$;
