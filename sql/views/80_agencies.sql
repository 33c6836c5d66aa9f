CREATE OR REPLACE VIEW news.agencies AS
SELECT
  g.agency,
  g.name,
  ARRAY(SELECT l.alias FROM warehouse.agency_alias AS l WHERE l.agency = g.agency ORDER BY l.alias) AS aliases,
  g.first_seen_at,
  coalesce(counted.articles, 0)::bigint AS articles,
  coalesce(counted.pictures, 0)::bigint AS pictures,
  coalesce(counted.sources, 0)::bigint AS sources,
  counted.last_day
FROM warehouse.agency AS g
LEFT JOIN (
  SELECT d.agency, sum(d.articles) AS articles, sum(d.pictures) AS pictures, count(DISTINCT d.source_id) AS sources, max(d.day) AS last_day
  FROM warehouse.agency_day AS d
  GROUP BY d.agency
) AS counted USING (agency);

COMMENT ON VIEW news.agencies IS 'The news agencies we know, with the names they are printed under, and how much is credited to them.';
COMMENT ON COLUMN news.agencies.agency IS 'Normalised key, as in news.articles.wire_agency and news.images.credit_agencies, e.g. yonhap.';
COMMENT ON COLUMN news.agencies.name IS 'Its name, e.g. Yonhap.';
COMMENT ON COLUMN news.agencies.aliases IS 'All names it is printed under, in any language, e.g. {Yonhap,"Yonhap News",연합뉴스}. Empty: its key is all we know.';
COMMENT ON COLUMN news.agencies.first_seen_at IS 'When it was first credited here, by our clock (UTC). Null: never yet.';
COMMENT ON COLUMN news.agencies.articles IS 'Articles whose text is credited to it, as counted by the last refresh (news.freshness). Since 0.2.';
COMMENT ON COLUMN news.agencies.pictures IS 'Pictures credited to it, counted likewise. Since 0.2.';
COMMENT ON COLUMN news.agencies.sources IS 'Outlets that credit it. Since 0.2.';
COMMENT ON COLUMN news.agencies.last_day IS 'Last day of publication on which it was credited, e.g. 2026-11-25. Null: never, or not counted yet. Since 0.2.';
