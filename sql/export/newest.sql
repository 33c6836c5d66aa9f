-- How far the warehouse has come: its newest load, and its clock.
SELECT coalesce((SELECT max(a.load_id) FROM news.articles AS a), 0), now()
