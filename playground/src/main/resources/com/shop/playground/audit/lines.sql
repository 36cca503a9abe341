-- Lines: every order has some, they make its total, and they are those that were reserved
SELECT BIN_TO_UUID(o.id) AS id,
  CASE
    WHEN ordered.order_id IS NULL THEN 'has no lines'
    WHEN o.total <= 0 THEN CONCAT_WS(' ', 'has a total of', o.total, 'cents')
    WHEN NOT o.total <=> ordered.total THEN
      CONCAT_WS(' ', 'its lines do not make its total of', o.total, 'but', ordered.total)
    -- A refused order has nothing reserved; of one whose reservation has just been made, or whose
    -- driver died then, the lines are there and only the prices are not known here yet.
    WHEN differing.order_id IS NOT NULL AND (o.total IS NOT NULL
      OR EXISTS (SELECT 1 FROM productdb.reservation_line s WHERE s.order_id = o.id)) THEN
      'its lines are not those that were reserved'
  END AS violation
FROM orderdb.orders o
LEFT JOIN (
  SELECT order_id, SUM(quantity * unit_price) AS total FROM orderdb.order_line GROUP BY order_id
) ordered ON ordered.order_id = o.id
LEFT JOIN (
  SELECT DISTINCT order_id FROM (
    SELECT order_id, product_id, quantity, unit_price, 1 AS side FROM orderdb.order_line
    UNION ALL
    SELECT s.order_id, s.product_id, s.quantity, IF(o.total IS NULL, NULL, s.unit_price), -1
    FROM productdb.reservation_line s JOIN orderdb.orders o ON o.id = s.order_id
  ) line
  GROUP BY order_id, product_id, quantity, unit_price HAVING SUM(side) <> 0
) differing ON differing.order_id = o.id
