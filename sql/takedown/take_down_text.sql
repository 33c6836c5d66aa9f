-- Its words leave the search as well; no load puts them back.
UPDATE warehouse.article SET status = 'taken_down' WHERE article_id = %(article)s;

SELECT pg_advisory_xact_lock(hashtextextended('news search words', 0));

DELETE FROM warehouse.article_search WHERE article_id = %(article)s;
