-- What migrations have put on the lists of the index of words is taken into it, so that the first searches do not read every text: a
-- long list makes the planner leave the index aside.
SELECT warehouse.settle_search();
ANALYZE warehouse.article_search;
