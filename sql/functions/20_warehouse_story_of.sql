-- The story of an article; one that has no copies is its own.
CREATE OR REPLACE FUNCTION warehouse.story_of(article_id bigint) RETURNS bigint
  LANGUAGE plpgsql STABLE
AS $$
BEGIN
  RETURN COALESCE((SELECT m.story_id FROM warehouse.story_member m WHERE m.article_id = story_of.article_id), article_id);
END
$$;
