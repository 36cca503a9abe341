-- Refunds: never more than was captured, and a payment tells how much of it is back
SELECT BIN_TO_UUID(p.order_id) AS id,
  CASE
    WHEN given.least <= 0 THEN CONCAT_WS(' ', 'has a refund of', given.least, 'cents')
    -- Those that are not done yet count: they will be.
    WHEN given.cents >
      IF(p.status IN ('CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED'), p.amount, 0) THEN
      CONCAT_WS(' ', given.cents, 'cents are to go back of a payment', p.status, 'of', p.amount)
    WHEN p.refunded <> COALESCE(given.done, 0) THEN
      CONCAT_WS(' ', 'tells of', p.refunded, 'cents back, but the refunds that are done make',
        COALESCE(given.done, 0))
  END AS violation
FROM paymentdb.payment p
LEFT JOIN (
  SELECT payment_id, MIN(amount) AS least, SUM(amount) AS cents,
    SUM(IF(status = 'DONE', amount, 0)) AS done
  FROM paymentdb.refund GROUP BY payment_id
) given ON given.payment_id = p.id
