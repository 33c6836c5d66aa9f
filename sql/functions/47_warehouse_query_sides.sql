-- What is looked up one after the other: in each way that words are brought to their stem, each side of an OR.
CREATE OR REPLACE FUNCTION warehouse.query_sides(configs regconfig[], query text) RETURNS warehouse.query_side[]
  LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, pg_temp
  SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
  RETURN ARRAY(
    SELECT ROW (
      c.config, s.term, words.required, words.barred, told.phrases,
      ARRAY(
        SELECT warehouse.proof_of(c.config, phrase, query)
        FROM unnest(told.phrases) WITH ORDINALITY AS of (phrase, nth) ORDER BY nth),
      told.are_not, told.bytes, told.patterns,
      nullif(ARRAY(
        SELECT number FROM unnest(told.are_not, told.bytes) AS phrase (is_not, bytes), unnest(warehouse.bigrams(phrase.bytes)) AS number
        WHERE NOT phrase.is_not), '{}'),
      cardinality(told.phrases) = cardinality(string_to_array(s.term::text, ' & '))
    )::warehouse.query_side
    FROM unnest(configs) AS c (config)
    CROSS JOIN LATERAL warehouse.search_terms(warehouse.search_query(c.config, query)) AS s (term)
    CROSS JOIN LATERAL warehouse.term_numbers(s.term) AS words
    CROSS JOIN LATERAL warehouse.term_phrases(s.term) AS told
    WHERE querytree(s.term) NOT IN ('', 'T'));
END
$$;
