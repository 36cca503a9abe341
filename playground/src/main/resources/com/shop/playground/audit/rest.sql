-- Rest: every order is at rest, or is driven on and not overdue by ten minutes; so are payments and refunds
SELECT BIN_TO_UUID(o.id) AS id,
  CASE
    -- What may stand in a row, by its status.
    WHEN NOT CASE o.status
      WHEN 'PENDING' THEN o.continue_at IS NOT NULL
      WHEN 'CONFIRMED' THEN o.rejection IS NULL
        AND (o.cancel_requested_at IS NULL) = (o.continue_at IS NULL)
      WHEN 'SHIPPED' THEN o.continue_at IS NULL AND o.rejection IS NULL
        AND o.cancel_requested_at IS NULL
      WHEN 'DELIVERED' THEN o.continue_at IS NULL AND o.rejection IS NULL
        AND o.cancel_requested_at IS NULL
      WHEN 'REJECTED' THEN o.continue_at IS NULL AND o.rejection IS NOT NULL
      WHEN 'CANCELLED' THEN o.continue_at IS NULL AND o.rejection IS NULL
        AND o.cancel_requested_at IS NOT NULL
      ELSE FALSE
    END THEN
      CONCAT_WS(', ', CONCAT_WS(' ', 'cannot be', o.status),
        IF(o.continue_at IS NULL, 'at rest', 'driven on'),
        IF(o.rejection IS NULL, NULL, 'with a rejection'),
        IF(o.cancel_requested_at IS NULL, NULL, 'with a wish to cancel'))
    WHEN @at_work AND o.continue_at < UTC_TIMESTAMP(3) - INTERVAL 10 MINUTE THEN
      CONCAT_WS(' ', 'nobody carries it on since', o.continue_at)
  END AS violation
FROM orderdb.orders o
UNION ALL
SELECT BIN_TO_UUID(p.order_id),
  CASE
    WHEN @at_work AND p.next_attempt_at < UTC_TIMESTAMP(3) - INTERVAL 10 MINUTE THEN
      CONCAT_WS(' ', 'nobody asks for the outcome of its payment since', p.next_attempt_at)
  END
FROM paymentdb.payment p WHERE p.status = 'PENDING'
UNION ALL
SELECT BIN_TO_UUID(p.order_id),
  CASE
    WHEN @at_work AND r.next_attempt_at < UTC_TIMESTAMP(3) - INTERVAL 10 MINUTE THEN
      CONCAT_WS(' ', 'nobody tries its refund since', r.next_attempt_at)
  END
FROM paymentdb.refund r JOIN paymentdb.payment p ON p.id = r.payment_id WHERE r.status = 'PENDING'
