-- Which articles has the publisher taken away? Their texts are kept.
-- group: what was changed
-- source = : outlet, empty for all
SELECT a.source, a.gone_at, a.published_at, a.gone_at - a.published_at AS stood_for, a.headline, a.url
FROM news.articles AS a
WHERE a.status = 'gone' AND (%(source)s = '' OR a.source = %(source)s)
ORDER BY a.gone_at DESC
LIMIT 100;
