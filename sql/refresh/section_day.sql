-- … by section.
DELETE FROM warehouse.section_day WHERE day = %(day)s AND source_id = ANY (%(sources)s::bigint[]);
INSERT INTO warehouse.section_day (day, source_id, section, articles, words, stories)
SELECT %(day)s, source_id, section, count(*), sum(words), count(DISTINCT story_id) FROM counted GROUP BY source_id, section;
