CREATE OR REPLACE VIEW news.authors AS
SELECT p.author, p.name, p.names, p.emails, p.kind, p.first_seen_at, p.last_seen_at, p.articles, p.sources
FROM warehouse.author AS p;

COMMENT ON VIEW news.authors IS 'Who writes: one row for each name of a byline, in all its spellings. A name is not a person: two people of one name are one row. Since 0.2.';
COMMENT ON COLUMN news.authors.author IS 'The name, normalised: lower case, single spaces, no full stops; for news.bylines and news.daily_authors, e.g. ock hyun-ju. Since 0.2.';
COMMENT ON COLUMN news.authors.name IS 'The name as it was printed first, e.g. Ock Hyun-ju. Since 0.2.';
COMMENT ON COLUMN news.authors.names IS 'All spellings it was printed in, e.g. {"OCK Hyun-ju","Ock Hyun-ju"}. Since 0.2.';
COMMENT ON COLUMN news.authors.emails IS 'E-mail addresses printed beside it. Empty: none. Since 0.2.';
COMMENT ON COLUMN news.authors.kind IS 'What it was when we last read it: person; staff (a desk, or the paper itself); agency; guest. Since 0.2.';
COMMENT ON COLUMN news.authors.first_seen_at IS 'When we first read an article of it (our clock, UTC). Since 0.2.';
COMMENT ON COLUMN news.authors.last_seen_at IS 'When we last read an article of it, to the day (our clock, UTC). Since 0.2.';
COMMENT ON COLUMN news.authors.articles IS 'Articles that carry the name, as counted by the last refresh (news.freshness). Since 0.2.';
COMMENT ON COLUMN news.authors.sources IS 'Outlets of those articles, e.g. {korea_herald}. Empty: not counted yet. Since 0.2.';
