-- Shown refunds: an order shows how much of its payment has been refunded, at the latest a minute after it was
SELECT BIN_TO_UUID(o.id) AS id,
  CASE
    WHEN @at_work AND o.refunded <> p.refunded
      AND done.last_at < UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE THEN
      CONCAT_WS(' ', 'shows', o.refunded, 'cents refunded of its payment, which has', p.refunded,
        'since', done.last_at)
  END AS violation
FROM orderdb.orders o
JOIN paymentdb.payment p ON p.order_id = o.id
JOIN (
  SELECT payment_id, MAX(updated_at) AS last_at
  FROM paymentdb.refund WHERE status = 'DONE' GROUP BY payment_id
) done ON done.payment_id = p.id
