-- The outlets that a batch speaks of. Those of the site `web` are known by their host only.
INSERT INTO warehouse.source AS known (name, title, base_url, timezone, language, country, story_window, first_seen_at)
SELECT
  named.name,
  CASE WHEN named.name = %(site)s THEN %(title)s ELSE named.name END,
  CASE WHEN named.name = %(site)s THEN nullif(%(base_url)s, '') WHEN named.name LIKE '%%.%%' THEN 'https://' || named.name END,
  CASE WHEN named.name = %(site)s THEN %(timezone)s ELSE 'UTC' END,
  CASE WHEN named.name = %(site)s THEN %(language)s END,
  CASE WHEN named.name = %(site)s THEN %(country)s END,
  make_interval(secs => CASE WHEN named.name = %(site)s THEN %(story_window)s::double precision END),
  %(at)s::timestamptz
FROM unnest(%(names)s::text[]) AS named (name)
ORDER BY named.name
ON CONFLICT (name) DO UPDATE
SET title = EXCLUDED.title,
  base_url = EXCLUDED.base_url,
  timezone = EXCLUDED.timezone,
  language = EXCLUDED.language,
  country = EXCLUDED.country,
  story_window = EXCLUDED.story_window
WHERE known.name = %(site)s
  AND (known.title, known.base_url, known.timezone, known.language, known.country, known.story_window)
    IS DISTINCT FROM
    (EXCLUDED.title, EXCLUDED.base_url, EXCLUDED.timezone, EXCLUDED.language, EXCLUDED.country, EXCLUDED.story_window);
