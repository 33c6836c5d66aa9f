-- A batch that is loaded late: when its articles went away and came back, told anew where anything of them was ever away.
SELECT warehouse.tell_status_changes(ARRAY(
  SELECT a.article_id
  FROM resolved AS r
  JOIN warehouse.article AS a USING (article_id)
  WHERE EXISTS (SELECT FROM warehouse.address AS d WHERE d.key = a.key AND d.source_id = a.source_id AND d.state = 'gone')
    OR EXISTS (SELECT FROM warehouse.status_change AS c WHERE c.article_id = a.article_id)
    OR EXISTS (SELECT FROM warehouse.retraction AS f WHERE f.article_id = a.article_id)
  UNION
  SELECT r.article_id FROM resolved AS r JOIN incoming_article AS i USING (line) WHERE i.status = 'retracted'
  UNION
  SELECT a.article_id
  FROM incoming_address AS i
  JOIN warehouse.source AS s ON s.name = i.source
  JOIN warehouse.article AS a ON a.source_id = s.source_id AND i.key IN (a.key, a.address_key)
  WHERE i.state = 'gone'
));
