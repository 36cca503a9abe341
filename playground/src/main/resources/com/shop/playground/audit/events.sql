-- Events: they tell once, and in order, how an order came to the status that it has
SELECT BIN_TO_UUID(o.id) AS id,
  CASE
    WHEN NOT CASE o.status
      WHEN 'PENDING' THEN told.story <=> 'PLACED'
      WHEN 'CONFIRMED' THEN told.story <=> 'PLACED CONFIRMED'
      WHEN 'SHIPPED' THEN told.story <=> 'PLACED CONFIRMED SHIPPED'
      WHEN 'DELIVERED' THEN told.story <=> 'PLACED CONFIRMED SHIPPED DELIVERED'
      WHEN 'REJECTED' THEN told.story <=> 'PLACED REJECTED'
      WHEN 'CANCELLED' THEN COALESCE(told.story, '')
        IN ('PLACED CANCELLED', 'PLACED CONFIRMED CANCELLED')
      ELSE TRUE
    END THEN
      CONCAT_WS(' ', o.status, 'but its events tell:', COALESCE(told.story, 'nothing'))
  END AS violation
FROM orderdb.orders o
LEFT JOIN (
  SELECT order_id, GROUP_CONCAT(type ORDER BY seq SEPARATOR ' ') AS story
  FROM orderdb.order_event
  WHERE type IN ('PLACED', 'CONFIRMED', 'SHIPPED', 'DELIVERED', 'REJECTED', 'CANCELLED')
  GROUP BY order_id
) told ON told.order_id = o.id
