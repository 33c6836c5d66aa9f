-- What is known of one address?
-- group: how the crawl does
-- url = : the address
SELECT at, event, detail, source, run_id
FROM news.why(%(url)s);
