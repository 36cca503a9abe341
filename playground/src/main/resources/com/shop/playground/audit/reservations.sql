-- Reservations: of an order at rest, CONFIRMED, or RELEASED if it came to nothing; none outlives its expiry
SELECT BIN_TO_UUID(o.id) AS id,
  CASE
    WHEN r.status = 'NEW' THEN 'its reservation was committed undecided'
    WHEN o.continue_at IS NULL AND NOT r.status <=>
      CASE
        WHEN o.status IN ('CONFIRMED', 'SHIPPED', 'DELIVERED') THEN 'CONFIRMED'
        WHEN o.status IN ('REJECTED', 'CANCELLED') THEN 'RELEASED'
        ELSE r.status
      END THEN
      CONCAT_WS(' ', o.status, 'but its reservation is', COALESCE(r.status, 'missing'))
    WHEN @at_work AND r.status = 'RESERVED'
      AND r.expires_at < UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE THEN
      CONCAT_WS(' ', 'still RESERVED, which ran out at', r.expires_at)
  END AS violation
FROM orderdb.orders o
LEFT JOIN productdb.reservation r ON r.order_id = o.id
