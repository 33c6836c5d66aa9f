-- How the words of each language are brought to their stem.
SELECT language, warehouse.search_config(language)::text FROM unnest(%(languages)s::text[]) AS language;
