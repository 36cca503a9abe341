-- Gateway: its records and payment-service's agree, once a payment's outcome is known
SELECT BIN_TO_UUID(p.order_id) AS id,
  CASE
    WHEN p.status = 'PENDING' THEN NULL
    WHEN p.status IN ('CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED') <> (c.status <=> 'CAPTURED')
      OR p.status = 'DECLINED' AND NOT c.status <=> 'DECLINED' THEN
      CONCAT('payment ', p.status, ', but at the gateway ', COALESCE(c.status, 'unknown'))
    WHEN c.status = 'CAPTURED' AND c.amount <> p.amount THEN
      CONCAT('payment of ', p.amount, ', but at the gateway of ', c.amount)
    WHEN p.refunded <> COALESCE((SELECT SUM(r.amount) FROM paymentdb.refund r
      WHERE r.payment_id = p.id AND r.status = 'DONE'), 0) THEN 'refunded is not the sum of refunds'
    -- A refund PENDING here may be done there already.
    WHEN NOT EXISTS (SELECT 1 FROM paymentdb.refund r
      WHERE r.payment_id = p.id AND r.status = 'PENDING')
      AND p.refunded <> COALESCE((SELECT SUM(g.amount) FROM paymentdb.gateway_refund g
      WHERE g.charge_key = p.order_id), 0) THEN 'refunds differ from the gateway''s'
  END AS violation
FROM paymentdb.payment p
LEFT JOIN paymentdb.gateway_charge c ON c.charge_key = p.order_id
UNION ALL
SELECT BIN_TO_UUID(c.charge_key), CONCAT('the gateway has a charge ', c.status, ' without a payment')
FROM paymentdb.gateway_charge c
WHERE NOT EXISTS (SELECT 1 FROM paymentdb.payment p WHERE p.order_id = c.charge_key)
