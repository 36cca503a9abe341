-- Reservations: of an order at rest, CONFIRMED with the order's lines, or RELEASED
SELECT BIN_TO_UUID(o.id) AS id,
  CASE
    WHEN o.status IN ('REJECTED', 'CANCELLED') AND COALESCE(r.status, 'missing') <> 'RELEASED' THEN
      CONCAT(o.status, ', but its reservation is ', COALESCE(r.status, 'missing'))
    WHEN o.status IN ('CONFIRMED', 'SHIPPED', 'DELIVERED')
      AND COALESCE(r.status, 'missing') <> 'CONFIRMED' THEN
      CONCAT(o.status, ', but its reservation is ', COALESCE(r.status, 'missing'))
    WHEN o.status IN ('CONFIRMED', 'SHIPPED', 'DELIVERED') AND EXISTS (
      SELECT 1 FROM orderdb.order_line l
      LEFT JOIN productdb.reservation_line s
        ON s.order_id = l.order_id AND s.product_id = l.product_id
      WHERE l.order_id = o.id
        AND (s.quantity IS NULL OR s.quantity <> l.quantity OR s.unit_price <> l.unit_price)
    ) THEN 'its lines are not those that were reserved'
  END AS violation
FROM orderdb.orders o
LEFT JOIN productdb.reservation r ON r.order_id = o.id
WHERE o.continue_at IS NULL
