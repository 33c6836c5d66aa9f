CREATE OR REPLACE VIEW news.agencies AS
SELECT
  g.agency,
  g.name,
  ARRAY(SELECT l.alias FROM warehouse.agency_alias AS l WHERE l.agency = g.agency ORDER BY l.alias) AS aliases,
  g.first_seen_at
FROM warehouse.agency AS g;

COMMENT ON VIEW news.agencies IS 'The news agencies we know, with the names they are printed under.';
COMMENT ON COLUMN news.agencies.agency IS 'Normalised key, as in news.articles.wire_agency and news.images.credit_agency, e.g. yonhap.';
COMMENT ON COLUMN news.agencies.name IS 'Its name, e.g. Yonhap.';
COMMENT ON COLUMN news.agencies.aliases IS 'All names it is printed under, in any language, e.g. {Yonhap,"Yonhap News",연합뉴스}. Empty: its key is all we know.';
COMMENT ON COLUMN news.agencies.first_seen_at IS 'When it was first credited here, by our clock (UTC). Null: never yet.';
