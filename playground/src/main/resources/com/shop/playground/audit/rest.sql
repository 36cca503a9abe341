-- Rest: every order is at rest or has a continuation that is not overdue by ten minutes
SELECT BIN_TO_UUID(o.id) AS id,
  CASE
    WHEN o.status = 'PENDING' AND o.continue_at IS NULL THEN 'PENDING and forgotten'
    WHEN o.status IN ('SHIPPED', 'DELIVERED', 'REJECTED', 'CANCELLED')
      AND o.continue_at IS NOT NULL THEN CONCAT(o.status, ', but still driven on')
    WHEN o.status IN ('CONFIRMED', 'SHIPPED', 'DELIVERED') AND o.rejection IS NOT NULL THEN
      CONCAT(o.status, ' although a rejection was recorded')
    WHEN o.status IN ('SHIPPED', 'DELIVERED') AND o.cancel_requested_at IS NOT NULL THEN
      CONCAT(o.status, ' although it was to be cancelled')
    WHEN o.status = 'CONFIRMED' AND (o.cancel_requested_at IS NULL) <> (o.continue_at IS NULL) THEN
      'CONFIRMED, but cancellation and continuation disagree'
    WHEN o.continue_at < UTC_TIMESTAMP(3) - INTERVAL 10 MINUTE THEN
      CONCAT('nobody carries it on since ', o.continue_at)
  END AS violation
FROM orderdb.orders o
