-- Which addresses were advertised and gave no article, and why?
-- group: how the crawl does
-- source = : outlet, empty for all
-- days = 30: how far back
SELECT d.source, d.state, d.reason, count(DISTINCT d.url_hash) AS addresses, max(d.at) AS last_at, min(d.url) AS example
FROM news.addresses AS d
JOIN news.runs AS r USING (run_id)
WHERE (%(source)s = '' OR d.source = %(source)s)
  AND r.started_at > now() - make_interval(days => %(days)s::integer)
  AND d.article_id IS NULL
  AND d.state NOT IN ('loaded', 'updated', 'unchanged')
GROUP BY d.source, d.state, d.reason
ORDER BY addresses DESC, d.state, d.reason;
