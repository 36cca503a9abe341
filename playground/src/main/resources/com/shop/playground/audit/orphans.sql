-- Orphans: no stock is held and no money kept for an order that is not there
SELECT BIN_TO_UUID(r.order_id) AS id,
  CASE
    WHEN o.id IS NULL AND r.status = 'CONFIRMED' THEN 'stock sold without an order'
    WHEN o.id IS NULL AND r.status = 'RESERVED'
      AND r.expires_at < UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE THEN 'reserved without an order'
    WHEN r.status = 'RESERVED' AND o.continue_at IS NULL AND o.id IS NOT NULL THEN
      CONCAT('still reserved for an order that is ', o.status)
  END AS violation
FROM productdb.reservation r
LEFT JOIN orderdb.orders o ON o.id = r.order_id
UNION ALL
SELECT BIN_TO_UUID(p.order_id),
  CASE WHEN o.id IS NULL AND p.status <> 'VOIDED' THEN
    CONCAT('a payment ', p.status, ' without an order')
  END
FROM paymentdb.payment p
LEFT JOIN orderdb.orders o ON o.id = p.order_id
