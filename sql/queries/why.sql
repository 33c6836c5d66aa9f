-- What is known of one address?
-- url = : the address
SELECT at, event, detail, source, run_id
FROM news.why(%(url)s);
