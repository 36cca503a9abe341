-- Captures: at most one an order ever, of the order's total and from the card that its customer named
SELECT BIN_TO_UUID(o.id) AS id,
  CASE
    WHEN COUNT(p.id) > 1 THEN CONCAT_WS(' ', 'has', COUNT(p.id), 'payments')
    -- Even an intent is written only once the order knows its total. A tombstone has no customer.
    WHEN COUNT(p.customer_id) = 1 AND NOT MAX(p.amount) <=> o.total THEN
      CONCAT_WS(' ', 'a payment of', MAX(p.amount), 'cents, which is not its total of', o.total)
    WHEN MAX(p.customer_id) <> o.customer_id OR MAX(p.card_token) <> o.card_token THEN
      'paid with another card than it named'
  END AS violation
FROM orderdb.orders o
LEFT JOIN paymentdb.payment p ON p.order_id = o.id
GROUP BY o.id
