-- Captures: at most one an order ever, and only of the order's own total
SELECT BIN_TO_UUID(o.id) AS id,
  CASE
    WHEN COUNT(p.id) > 1 THEN CONCAT('has ', COUNT(p.id), ' captures')
    WHEN MAX(p.amount) <> MAX(o.total) THEN
      CONCAT('captured ', MAX(p.amount), ' cents for a total of ', MAX(o.total))
    WHEN COUNT(p.id) = 1 AND MAX(o.total) IS NULL THEN 'captured before there was a total'
  END AS violation
FROM orderdb.orders o
LEFT JOIN paymentdb.payment p
  ON p.order_id = o.id AND p.status IN ('CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED')
GROUP BY o.id
