-- Languages that are new to the search.
INSERT INTO warehouse.search_language (language, config)
SELECT DISTINCT language, warehouse.search_config(language) FROM incoming_article
ON CONFLICT DO NOTHING;
