-- Orphans: every reservation and payment has its order, which is committed before they are asked for
SELECT BIN_TO_UUID(r.order_id) AS id,
  CASE
    WHEN o.id IS NULL THEN CONCAT_WS(' ', 'a reservation', r.status, 'without an order')
  END AS violation
FROM productdb.reservation r
LEFT JOIN orderdb.orders o ON o.id = r.order_id
UNION ALL
SELECT BIN_TO_UUID(p.order_id),
  CASE
    WHEN o.id IS NULL THEN CONCAT_WS(' ', 'a payment', p.status, 'without an order')
  END
FROM paymentdb.payment p
LEFT JOIN orderdb.orders o ON o.id = p.order_id
