-- Stock: available + reserved + sold = initial + adjustments, and never below 0
SELECT p.sku AS id,
  CASE
    WHEN p.available < 0 THEN CONCAT_WS(' ', 'sold what was not there: available is', p.available)
    WHEN p.available + COALESCE(held.quantity, 0) <> COALESCE(put_in.quantity, 0) THEN
      CONCAT_WS(' ', 'available', p.available, '+ reserved and sold', COALESCE(held.quantity, 0),
        'is not initial + adjustments', COALESCE(put_in.quantity, 0))
  END AS violation
FROM productdb.product p
LEFT JOIN (
  SELECT l.product_id, SUM(l.quantity) AS quantity
  FROM productdb.reservation_line l JOIN productdb.reservation r ON r.order_id = l.order_id
  WHERE r.status IN ('RESERVED', 'CONFIRMED') GROUP BY l.product_id
) held ON held.product_id = p.id
LEFT JOIN (
  SELECT product_id, SUM(delta) AS quantity FROM productdb.stock_adjustment GROUP BY product_id
) put_in ON put_in.product_id = p.id
