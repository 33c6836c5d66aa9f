-- Counted by `news refresh`, day by day; nothing here counts articles when it is asked.
CREATE OR REPLACE VIEW news.daily_sources AS
SELECT
  d.day, s.name AS source, d.articles, d.words, d.wire_articles, d.articles - d.wire_articles AS own_articles, d.pictures,
  d.revised, d.silent, d.corrected, d.away, d.median_delay, d.refreshed_at,
  d.stories, d.copies, round(d.copies::numeric / d.articles, 4) AS copy_share, d.firsts, d.median_copy_delay
FROM warehouse.source_day AS d
JOIN warehouse.source AS s USING (source_id);

COMMENT ON VIEW news.daily_sources IS 'Figures of each day and outlet. A day is the outlet''s own, of publication; where a page names no time, of our first sight. Since 0.2.';
COMMENT ON COLUMN news.daily_sources.day IS 'The day in the outlet''s zone, e.g. 2026-11-25. Since 0.2.';
COMMENT ON COLUMN news.daily_sources.source IS 'Key of the outlet, for news.sources. Since 0.2.';
COMMENT ON COLUMN news.daily_sources.articles IS 'Articles of that day, withdrawn ones included. Since 0.2.';
COMMENT ON COLUMN news.daily_sources.words IS 'Words of their texts. Since 0.2.';
COMMENT ON COLUMN news.daily_sources.wire_articles IS 'Those whose byline or credit names an agency. Since 0.2.';
COMMENT ON COLUMN news.daily_sources.own_articles IS 'Those that name none. Since 0.2.';
COMMENT ON COLUMN news.daily_sources.pictures IS 'Their pictures. Since 0.2.';
COMMENT ON COLUMN news.daily_sources.revised IS 'Those whose text the publisher has changed since we first saw it, whenever that was. Since 0.2.';
COMMENT ON COLUMN news.daily_sources.silent IS 'Those of them changed at least once without a new stamp. Since 0.2.';
COMMENT ON COLUMN news.daily_sources.corrected IS 'Those that carry a note of correction. Since 0.2.';
COMMENT ON COLUMN news.daily_sources.away IS 'Those that are gone or retracted now. Since 0.2.';
COMMENT ON COLUMN news.daily_sources.median_delay IS 'Half of them were seen by us within this time of publication, e.g. 00:07:30. Null: none names its time. Since 0.2.';
COMMENT ON COLUMN news.daily_sources.refreshed_at IS 'When the day was counted (our clock, UTC). Since 0.2.';
COMMENT ON COLUMN news.daily_sources.stories IS 'Stories that they belong to, for news.stories; an article without copies is one of its own. Since 0.2.';
COMMENT ON COLUMN news.daily_sources.copies IS 'Articles that are copies or rewrites of another''s text. Since 0.2.';
COMMENT ON COLUMN news.daily_sources.copy_share IS 'copies / articles, 0 to 1, e.g. 0.4132. Since 0.2.';
COMMENT ON COLUMN news.daily_sources.firsts IS 'Articles that were published first of a story that others carry too. Since 0.2.';
COMMENT ON COLUMN news.daily_sources.median_copy_delay IS 'Median time from the first publication of a story to its copies here, e.g. 02:13:00. Null: no copies. Since 0.2.';

CREATE OR REPLACE VIEW news.daily_sections AS
SELECT d.day, s.name AS source, nullif(d.section, '') AS section, d.articles, d.words, d.stories
FROM warehouse.section_day AS d
JOIN warehouse.source AS s USING (source_id);

COMMENT ON VIEW news.daily_sections IS 'Articles of each day, outlet and section; days as in news.daily_sources, which says when they were counted. Since 0.2.';
COMMENT ON COLUMN news.daily_sections.day IS 'The day in the outlet''s zone, e.g. 2026-11-25. Since 0.2.';
COMMENT ON COLUMN news.daily_sections.source IS 'Key of the outlet, for news.sources. Since 0.2.';
COMMENT ON COLUMN news.daily_sections.section IS 'First of the breadcrumbs, else the section, e.g. National. Null: the page does not say. Since 0.2.';
COMMENT ON COLUMN news.daily_sections.articles IS 'Articles of that day and section. Since 0.2.';
COMMENT ON COLUMN news.daily_sections.words IS 'Words of their texts. Since 0.2.';
COMMENT ON COLUMN news.daily_sections.stories IS 'Stories that they belong to, for news.stories. Since 0.2.';

CREATE OR REPLACE VIEW news.daily_agencies AS
SELECT d.day, s.name AS source, d.agency, d.articles, d.pictures, d.stories
FROM warehouse.agency_day AS d
JOIN warehouse.source AS s USING (source_id);

COMMENT ON VIEW news.daily_agencies IS 'How much of each day and outlet came from which agency; a joined credit counts for each of its agencies. Since 0.2.';
COMMENT ON COLUMN news.daily_agencies.day IS 'The day in the outlet''s zone, as in news.daily_sources, e.g. 2026-11-25. Since 0.2.';
COMMENT ON COLUMN news.daily_agencies.source IS 'Key of the outlet, for news.sources. Since 0.2.';
COMMENT ON COLUMN news.daily_agencies.agency IS 'Key of the agency, for news.agencies, e.g. yonhap. Since 0.2.';
COMMENT ON COLUMN news.daily_agencies.articles IS 'Articles whose text is credited to it. Since 0.2.';
COMMENT ON COLUMN news.daily_agencies.pictures IS 'Pictures credited to it. Since 0.2.';
COMMENT ON COLUMN news.daily_agencies.stories IS 'Stories that the articles belong to whose text is credited to it. Since 0.2.';

CREATE OR REPLACE VIEW news.daily_authors AS
SELECT d.day, s.name AS source, d.author, d.articles, d.words, d.stories
FROM warehouse.author_day AS d
JOIN warehouse.source AS s USING (source_id);

COMMENT ON VIEW news.daily_authors IS 'Articles of each day, outlet and name of the byline; an article of two counts for both. Since 0.2.';
COMMENT ON COLUMN news.daily_authors.day IS 'The day in the outlet''s zone, as in news.daily_sources, e.g. 2026-11-25. Since 0.2.';
COMMENT ON COLUMN news.daily_authors.source IS 'Key of the outlet, for news.sources. Since 0.2.';
COMMENT ON COLUMN news.daily_authors.author IS 'The name, normalised, for news.authors, e.g. ock hyun-ju. Since 0.2.';
COMMENT ON COLUMN news.daily_authors.articles IS 'Articles that carry the name. Since 0.2.';
COMMENT ON COLUMN news.daily_authors.words IS 'Words of their texts. Since 0.2.';
COMMENT ON COLUMN news.daily_authors.stories IS 'Stories that they belong to, for news.stories. Since 0.2.';

CREATE OR REPLACE VIEW news.coverage AS
SELECT
  d.day, s.name AS source, f.field, d.articles, coalesce((d.filled ->> f.field)::bigint, 0) AS filled,
  round(coalesce((d.filled ->> f.field)::numeric, 0) / d.articles, 4) AS share
FROM warehouse.source_day AS d
JOIN warehouse.source AS s USING (source_id)
CROSS JOIN unnest(ARRAY [
  'headline', 'subheadline', 'description', 'body_text', 'published_at', 'updated_at', 'byline_raw', 'authors', 'wire_agency',
  'dateline', 'section', 'keywords', 'language', 'images', 'source_article_id', 'raw_ref'
]) AS f (field);

COMMENT ON VIEW news.coverage IS 'How many articles of each day and outlet have each field. Since 0.2.';
COMMENT ON COLUMN news.coverage.day IS 'The day in the outlet''s zone, as in news.daily_sources, e.g. 2026-11-25. Since 0.2.';
COMMENT ON COLUMN news.coverage.source IS 'Key of the outlet, for news.sources. Since 0.2.';
COMMENT ON COLUMN news.coverage.field IS 'Column of news.articles, e.g. published_at. Since 0.2.';
COMMENT ON COLUMN news.coverage.articles IS 'Articles of that day. Since 0.2.';
COMMENT ON COLUMN news.coverage.filled IS 'Those that have the field. Since 0.2.';
COMMENT ON COLUMN news.coverage.share IS 'filled / articles, 0 to 1, e.g. 0.9875. Since 0.2.';

CREATE OR REPLACE VIEW news.edit_rates AS
SELECT
  s.name AS source, date_trunc('month', d.day)::date AS month, sum(d.articles)::bigint AS articles,
  round(sum(d.revised) / sum(d.articles), 4) AS revised_share, round(sum(d.silent) / sum(d.articles), 4) AS silent_share,
  round(sum(d.corrected) / sum(d.articles), 4) AS corrected_share, round(sum(d.away) / sum(d.articles), 4) AS away_share
FROM warehouse.source_day AS d
JOIN warehouse.source AS s USING (source_id)
GROUP BY s.source_id, date_trunc('month', d.day);

COMMENT ON VIEW news.edit_rates IS 'Which share of what an outlet published in a month was changed afterwards, as far as we looked again. Since 0.2.';
COMMENT ON COLUMN news.edit_rates.source IS 'Key of the outlet, for news.sources. Since 0.2.';
COMMENT ON COLUMN news.edit_rates.month IS 'First day of the month of publication, e.g. 2026-11-01. Since 0.2.';
COMMENT ON COLUMN news.edit_rates.articles IS 'Articles of that month. Since 0.2.';
COMMENT ON COLUMN news.edit_rates.revised_share IS 'Share whose text was changed after our first sight, 0 to 1, e.g. 0.0312. Since 0.2.';
COMMENT ON COLUMN news.edit_rates.silent_share IS 'Share changed at least once without a new stamp. Since 0.2.';
COMMENT ON COLUMN news.edit_rates.corrected_share IS 'Share that carries a note of correction. Since 0.2.';
COMMENT ON COLUMN news.edit_rates.away_share IS 'Share that is gone or retracted now. Since 0.2.';

CREATE OR REPLACE VIEW news.freshness AS
SELECT
  s.name AS source,
  s.articles,
  s.newest_first_seen_at,
  run.ended_at AS last_run_ended_at,
  run.finish_reason AS last_run_finish_reason,
  coalesce(week.articles, 0)::bigint AS articles_this_week,
  week.delay AS median_delay,
  (SELECT max(d.refreshed_at) FROM warehouse.source_day AS d WHERE d.source_id = s.source_id) AS refreshed_at,
  EXISTS (SELECT FROM warehouse.touched_day AS t WHERE t.source_id = s.source_id) AS is_refresh_due
FROM warehouse.source AS s
LEFT JOIN LATERAL (
  SELECT r.ended_at, r.finish_reason
  FROM warehouse.run AS r
  WHERE r.site = s.name AND r.ended_at IS NOT NULL
  ORDER BY r.first_batch_at DESC
  LIMIT 1
) AS run ON true
LEFT JOIN LATERAL (
  SELECT sum(d.articles) AS articles, percentile_cont(0.5) WITHIN GROUP (ORDER BY d.median_delay) AS delay
  FROM warehouse.source_day AS d
  WHERE d.source_id = s.source_id AND d.day > (now() AT TIME ZONE s.timezone)::date - 7
) AS week ON true;

COMMENT ON VIEW news.freshness IS 'How fresh each outlet is, and how fresh the figures by day are. Since 0.2.';
COMMENT ON COLUMN news.freshness.source IS 'Key of the outlet, for news.sources. Since 0.2.';
COMMENT ON COLUMN news.freshness.articles IS 'All its articles. Since 0.2.';
COMMENT ON COLUMN news.freshness.newest_first_seen_at IS 'When we first saw its newest article (our clock, UTC). Null: no article yet. Since 0.2.';
COMMENT ON COLUMN news.freshness.last_run_ended_at IS 'When the last crawl of the site ended (UTC). Null: never, or it is no site of its own. Since 0.2.';
COMMENT ON COLUMN news.freshness.last_run_finish_reason IS 'How that crawl ended: finished, shutdown, failed, killed. Null: none has. Since 0.2.';
COMMENT ON COLUMN news.freshness.articles_this_week IS 'Articles published on the last seven days, as counted by the last refresh. Since 0.2.';
COMMENT ON COLUMN news.freshness.median_delay IS 'Median over those days of the median time from publication to our first sight, e.g. 00:07:30. Null: none names its time. Since 0.2.';
COMMENT ON COLUMN news.freshness.refreshed_at IS 'When days of it were last counted for the views by day (UTC). Null: never. Since 0.2.';
COMMENT ON COLUMN news.freshness.is_refresh_due IS 'Whether loads have touched days that are not counted anew yet; the DAG `refresh` does it, or `news refresh`. Since 0.2.';
