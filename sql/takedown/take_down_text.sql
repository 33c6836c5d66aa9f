-- Its words leave the search as well; the load does not put them back.
WITH withheld AS (
  UPDATE warehouse.article SET status = 'taken_down' WHERE article_id = %(article)s
)
DELETE FROM warehouse.article_search WHERE article_id = %(article)s;
