-- Gateway: its charges and refunds and those of payment-service agree, as soon as their outcome is known
SELECT BIN_TO_UUID(p.order_id) AS id,
  CASE
    -- A key that the gateway has never heard of is as good as voided: nothing was charged.
    WHEN p.status <> 'PENDING' AND COALESCE(c.status, 'VOIDED') <>
      IF(p.status IN ('CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED'), 'CAPTURED', p.status) THEN
      CONCAT_WS(' ', 'a payment', p.status, 'which the gateway has as',
        COALESCE(c.status, 'unknown'))
    WHEN c.status = 'CAPTURED' AND c.amount <> p.amount THEN
      CONCAT_WS(' ', 'a payment of', p.amount, 'cents, of which the gateway captured', c.amount)
  END AS violation
FROM paymentdb.payment p
LEFT JOIN paymentdb.gateway_charge c ON c.charge_key = p.order_id
UNION ALL
SELECT BIN_TO_UUID(c.charge_key),
  CASE
    WHEN p.id IS NULL THEN CONCAT_WS(' ', 'the gateway has a charge', c.status, 'without a payment')
    WHEN c.refunded <>
      COALESCE((SELECT SUM(g.amount) FROM paymentdb.gateway_refund g
        WHERE g.charge_key = c.charge_key), 0) THEN
      CONCAT_WS(' ', 'the gateway tells of', c.refunded, 'cents back, which its refunds do not make')
  END
FROM paymentdb.gateway_charge c
LEFT JOIN paymentdb.payment p ON p.order_id = c.charge_key
UNION ALL
SELECT BIN_TO_UUID(p.order_id),
  CASE
    -- One that is PENDING may be there already; one that is DONE must be.
    WHEN r.status = 'DONE' AND g.refund_key IS NULL THEN
      CONCAT_WS(' ', 'a refund of', r.amount, 'cents is DONE, but not at the gateway')
    WHEN g.amount <> r.amount OR g.charge_key <> p.order_id THEN
      CONCAT_WS(' ', 'a refund of', r.amount, 'cents is another one at the gateway, of', g.amount)
  END
FROM paymentdb.refund r
JOIN paymentdb.payment p ON p.id = r.payment_id
LEFT JOIN paymentdb.gateway_refund g ON g.refund_key = r.id
UNION ALL
SELECT BIN_TO_UUID(g.charge_key),
  CASE
    WHEN r.id IS NULL THEN
      CONCAT_WS(' ', 'the gateway has given back', g.amount, 'cents that nobody meant to')
  END
FROM paymentdb.gateway_refund g
LEFT JOIN paymentdb.refund r ON r.id = g.refund_key
