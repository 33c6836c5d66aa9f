-- Whose vectors are made beforehand: see warehouse.words_of.
SELECT set_config('news.loading', %(load_id)s::text, true);
