CREATE OR REPLACE VIEW news.addresses AS
SELECT
  s.name AS source,
  a.url,
  coalesce(a.url_canonical, a.url) AS url_canonical,
  a.state,
  a.reason,
  a.detail,
  a.via,
  a.duplicate_of,
  a.lastmod,
  a.at,
  a.article_id,
  a.run_id,
  a.key AS url_hash
FROM warehouse.address AS a
JOIN warehouse.source AS s USING (source_id);

COMMENT ON VIEW news.addresses IS 'The ledger: what became of every address in every run. `news why URL` tells it as a story.';
COMMENT ON COLUMN news.addresses.source IS 'Key of the outlet.';
COMMENT ON COLUMN news.addresses.url IS 'The address as it was advertised (the first of its variants).';
COMMENT ON COLUMN news.addresses.url_canonical IS 'The one form of all its variants.';
COMMENT ON COLUMN news.addresses.state IS 'loaded, updated, unchanged, duplicate, filtered, blocked, gone, failed, quarantined or deferred; seen or staged only while its run goes on.';
COMMENT ON COLUMN news.addresses.reason IS 'Why, in one word, e.g. not_due, robots, http_500. Null: the state says it all.';
COMMENT ON COLUMN news.addresses.detail IS 'Why, in a sentence. Null: nothing to add.';
COMMENT ON COLUMN news.addresses.via IS 'Where it was advertised: rss:<feed>, sitemap:<address>, section:<name>, url_list, warc.';
COMMENT ON COLUMN news.addresses.duplicate_of IS 'Canonical URL of the article it turned out to be. Null: no duplicate.';
COMMENT ON COLUMN news.addresses.lastmod IS 'When its list says the page last changed (UTC). Null: the list does not say.';
COMMENT ON COLUMN news.addresses.at IS 'When this was decided (our clock, UTC).';
COMMENT ON COLUMN news.addresses.article_id IS 'The article, for news.articles. Null: none came of it.';
COMMENT ON COLUMN news.addresses.run_id IS 'The run, for news.runs.';
COMMENT ON COLUMN news.addresses.url_hash IS 'sha256 of url_canonical: the identity within the source.';
