-- What the search finds an article by: headline before subheadline before text, each word by its stem in the article's language.
-- spiders/warehouse/vectors.py makes the same for many articles at once; a test holds the two together.
CREATE OR REPLACE FUNCTION warehouse.search_vector(language text, headline text, subheadline text, body_text text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN setweight(to_tsvector(warehouse.search_config(language), headline), 'A')
    || setweight(to_tsvector(warehouse.search_config(language), COALESCE(subheadline, '')), 'B')
    || to_tsvector(warehouse.search_config(language), body_text);
