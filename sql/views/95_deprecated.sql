-- Names of 0.1, kept for the SQL that people have: each answers as its successor does. What their columns mean is said there.
CREATE OR REPLACE VIEW news.source AS SELECT * FROM news.sources;
CREATE OR REPLACE VIEW news.run AS SELECT * FROM news.runs;
CREATE OR REPLACE VIEW news.address AS SELECT * FROM news.addresses;
CREATE OR REPLACE VIEW news.article AS SELECT * FROM news.articles;
CREATE OR REPLACE VIEW news.revision AS SELECT * FROM news.revisions;
CREATE OR REPLACE VIEW news.author AS SELECT * FROM news.bylines;
CREATE OR REPLACE VIEW news.image AS SELECT * FROM news.images;
CREATE OR REPLACE VIEW news.check_result AS SELECT * FROM news.check_results;
CREATE OR REPLACE VIEW news.fetch AS SELECT * FROM news.fetches;
CREATE OR REPLACE VIEW news.reextraction AS SELECT * FROM news.reextractions;
CREATE OR REPLACE VIEW news.agency AS SELECT * FROM news.agencies;

COMMENT ON VIEW news.source IS 'Deprecated: use news.sources; will be removed in 0.3.';
COMMENT ON VIEW news.run IS 'Deprecated: use news.runs; will be removed in 0.3.';
COMMENT ON VIEW news.address IS 'Deprecated: use news.addresses; will be removed in 0.3.';
COMMENT ON VIEW news.article IS 'Deprecated: use news.articles; will be removed in 0.3.';
COMMENT ON VIEW news.revision IS 'Deprecated: use news.revisions; will be removed in 0.3.';
COMMENT ON VIEW news.author IS 'Deprecated: use news.bylines; will be removed in 0.3.';
COMMENT ON VIEW news.image IS 'Deprecated: use news.images; will be removed in 0.3.';
COMMENT ON VIEW news.check_result IS 'Deprecated: use news.check_results; will be removed in 0.3.';
COMMENT ON VIEW news.fetch IS 'Deprecated: use news.fetches; will be removed in 0.3.';
COMMENT ON VIEW news.reextraction IS 'Deprecated: use news.reextractions; will be removed in 0.3.';
COMMENT ON VIEW news.agency IS 'Deprecated: use news.agencies; will be removed in 0.3.';
