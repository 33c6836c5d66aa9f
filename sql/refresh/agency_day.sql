-- … by agency, text and picture apart.
DELETE FROM warehouse.agency_day WHERE day = %(day)s AND source_id = ANY (%(sources)s::bigint[]);
INSERT INTO warehouse.agency_day (day, source_id, agency, articles, pictures, stories)
SELECT
  %(day)s, credited.source_id, credited.agency, sum(credited.article), sum(credited.picture), count(DISTINCT credited.story_id)
FROM (
  SELECT c.source_id, agency, 1 AS article, 0 AS picture, c.story_id
  FROM counted AS c CROSS JOIN LATERAL unnest(c.wire_agency) AS agency
  UNION ALL
  SELECT c.source_id, agency, 0, 1, NULL
  FROM counted AS c
  JOIN warehouse.article_image AS i USING (article_id)
  CROSS JOIN LATERAL unnest(coalesce(i.credit_agencies, ARRAY [i.credit_agency])) AS agency
  WHERE i.credit_agency IS NOT NULL
) AS credited
GROUP BY credited.source_id, credited.agency;
