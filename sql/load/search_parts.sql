-- The parts of the search that these articles need.
SELECT warehouse.make_search_parts(ARRAY(
  SELECT DISTINCT date_trunc('month', COALESCE(published_at, '-infinity'), 'UTC') FROM incoming_article));
