-- Their articles.
INSERT INTO warehouse.story_member (article_id, story_id, role, kept, own, delay)
SELECT article_id, story_id, role, kept, own, make_interval(secs => delay)
FROM unnest(
  %(article)s::bigint[], %(story)s::bigint[], %(role)s::text[], %(kept)s::real[], %(own)s::real[], %(delay)s::bigint[]
) AS found (article_id, story_id, role, kept, own, delay);
