-- Money: what is kept for an order at rest is its total less refunds by admins, or nothing
SELECT BIN_TO_UUID(o.id) AS id,
  CASE
    WHEN o.status IN ('REJECTED', 'CANCELLED') AND kept.cents <> 0 THEN
      CONCAT(o.status, ', but ', kept.cents, ' cents are kept')
    WHEN o.status IN ('CONFIRMED', 'SHIPPED', 'DELIVERED')
      AND kept.cents <> o.total - kept.by_admins THEN
      CONCAT(o.status, ', but ', kept.cents, ' cents are kept, not ', o.total - kept.by_admins)
  END AS violation
FROM orderdb.orders o
JOIN LATERAL (
  SELECT
    COALESCE((SELECT SUM(p.amount) FROM paymentdb.payment p
      WHERE p.order_id = o.id AND p.status IN ('CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED')), 0)
    - COALESCE((SELECT SUM(r.amount) FROM paymentdb.refund r
      JOIN paymentdb.payment p ON p.id = r.payment_id WHERE p.order_id = o.id AND r.status = 'DONE'), 0) AS cents,
    COALESCE((SELECT SUM(r.amount) FROM paymentdb.refund r
      JOIN paymentdb.payment p ON p.id = r.payment_id
      WHERE p.order_id = o.id AND r.origin = 'ADMIN' AND r.status = 'DONE'), 0) AS by_admins
) kept ON TRUE
WHERE o.continue_at IS NULL
