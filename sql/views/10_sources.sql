CREATE OR REPLACE VIEW news.sources AS
SELECT
  s.name AS source,
  s.title,
  s.base_url,
  s.timezone,
  s.language,
  s.country,
  s.first_seen_at,
  s.articles,
  s.newest_first_seen_at,
  s.is_open
FROM warehouse.source AS s;

COMMENT ON VIEW news.sources IS 'The outlets: one row for each newspaper, or for each host of pages read by `news crawl web`.';
COMMENT ON COLUMN news.sources.source IS 'Key of the outlet, e.g. korea_herald; for pages of `web` the host.';
COMMENT ON COLUMN news.sources.title IS 'Name of the outlet as people know it, e.g. The Korea Herald.';
COMMENT ON COLUMN news.sources.base_url IS 'Scheme and host of its addresses, e.g. https://www.koreaherald.com. Null: not a configured site, its pages came from an archive or a list.';
COMMENT ON COLUMN news.sources.timezone IS 'IANA zone in which its times are read where a page names none, e.g. Asia/Seoul.';
COMMENT ON COLUMN news.sources.language IS 'Its main language (BCP 47), e.g. en. Null: not configured.';
COMMENT ON COLUMN news.sources.country IS 'Its country (ISO 3166 alpha-2), e.g. KR. Null: not configured.';
COMMENT ON COLUMN news.sources.first_seen_at IS 'When the first article or address of it was loaded (our clock, UTC).';
COMMENT ON COLUMN news.sources.articles IS 'Number of its articles in the warehouse, withdrawn ones included.';
COMMENT ON COLUMN news.sources.newest_first_seen_at IS 'When we first saw its newest article (our clock, UTC). Null: no article yet.';
COMMENT ON COLUMN news.sources.is_open IS 'Whether limited readers may read its texts and pictures as well; false: they are withheld from them. Since 0.2.';
