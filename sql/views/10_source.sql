CREATE OR REPLACE VIEW news.source AS
SELECT
  s.name AS source,
  s.title,
  s.base_url,
  s.timezone,
  s.language,
  s.country,
  s.first_seen_at,
  (SELECT count(*) FROM warehouse.article AS a WHERE a.source_id = s.source_id) AS articles,
  (SELECT max(a.first_seen_at) FROM warehouse.article AS a WHERE a.source_id = s.source_id) AS newest_first_seen_at
FROM warehouse.source AS s;

COMMENT ON VIEW news.source IS 'The outlets: one row for each newspaper, or for each host of pages read by `news crawl web`.';
COMMENT ON COLUMN news.source.source IS 'Key of the outlet, e.g. korea_herald, or the host for pages of `web`, e.g. example.org.';
COMMENT ON COLUMN news.source.title IS 'Name of the outlet as people know it, e.g. The Korea Herald.';
COMMENT ON COLUMN news.source.base_url IS 'Scheme and host of its addresses. Null: not a configured site, its pages came from an archive or a list.';
COMMENT ON COLUMN news.source.timezone IS 'IANA zone in which its times are read where a page names none, e.g. Asia/Seoul.';
COMMENT ON COLUMN news.source.language IS 'Its main language (BCP 47), e.g. en. Null: not configured.';
COMMENT ON COLUMN news.source.country IS 'Its country (ISO 3166 alpha-2), e.g. KR. Null: not configured.';
COMMENT ON COLUMN news.source.first_seen_at IS 'When the first article or address of it was loaded (our clock, UTC).';
COMMENT ON COLUMN news.source.articles IS 'Number of its articles in the warehouse, withdrawn ones included.';
COMMENT ON COLUMN news.source.newest_first_seen_at IS 'When we first saw its newest article (our clock, UTC). Null: no article yet.';
