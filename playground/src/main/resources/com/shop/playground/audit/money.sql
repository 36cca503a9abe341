-- Money: of an order at rest, its total is kept, less refunds by admins; nothing if it came to nothing
SELECT BIN_TO_UUID(o.id) AS id,
  CASE
    -- PENDING is money that may still come; and where no payment was made, a tombstone keeps a late
    -- one from being made.
    WHEN o.status IN ('REJECTED', 'CANCELLED')
      AND COALESCE(p.status, 'missing') NOT IN ('DECLINED', 'VOIDED', 'REFUNDED') THEN
      CONCAT_WS(' ', o.status, 'but its payment is', COALESCE(p.status, 'missing'))
    WHEN o.status IN ('REJECTED', 'CANCELLED') AND kept.cents <> 0 THEN
      CONCAT_WS(' ', o.status, 'but', kept.cents, 'cents are kept')
    WHEN o.status IN ('CONFIRMED', 'SHIPPED', 'DELIVERED')
      AND NOT kept.cents <=> o.total - kept.by_admins THEN
      CONCAT_WS(' ', o.status, 'but', kept.cents, 'cents are kept, of a total of', o.total,
        'less', kept.by_admins, 'by admins')
    WHEN o.status IN ('CONFIRMED', 'SHIPPED', 'DELIVERED') AND p.refund_requested_at IS NOT NULL THEN
      CONCAT_WS(' ', o.status, 'but its money is on the way back')
  END AS violation
FROM orderdb.orders o
LEFT JOIN paymentdb.payment p ON p.order_id = o.id
JOIN LATERAL (
  SELECT
    IF(p.status IN ('CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED'), p.amount - p.refunded, 0) AS cents,
    COALESCE((SELECT SUM(r.amount) FROM paymentdb.refund r
      WHERE r.payment_id = p.id AND r.origin = 'ADMIN' AND r.status = 'DONE'), 0) AS by_admins
) kept ON TRUE
WHERE o.continue_at IS NULL
