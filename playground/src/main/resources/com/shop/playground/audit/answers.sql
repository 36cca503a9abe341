-- Answers: whoever placed an order finds it under its idempotency key, and the answer that fits its outcome
SELECT BIN_TO_UUID(o.id) AS id,
  CASE
    WHEN COUNT(k.id) > 1 THEN CONCAT_WS(' ', 'placed under', COUNT(k.id), 'keys')
    -- A key is forgotten in the end, though never before its answer is known.
    WHEN COUNT(k.id) = 0
      AND (o.status = 'PENDING' OR o.placed_at > UTC_TIMESTAMP(3) - INTERVAL 24 HOUR) THEN
      'its key is gone'
    WHEN o.status = 'PENDING' AND MAX(k.status) IS NOT NULL THEN
      CONCAT_WS(' ', 'still PENDING, but answered for good with', MAX(k.status))
    WHEN COUNT(k.id) = 1 AND o.status <> 'PENDING' AND MAX(k.status) IS NULL THEN
      CONCAT_WS(' ', o.status, 'but its answer is not kept')
    WHEN o.status = 'REJECTED' AND (MAX(k.status) NOT BETWEEN 400 AND 499
      OR MAX(k.body) NOT LIKE CONCAT_WS('', '%"code":"', o.rejection->>'$.code', '"%')) THEN
      CONCAT_WS(' ', 'REJECTED with', o.rejection->>'$.code', 'but answered otherwise, with',
        MAX(k.status))
    WHEN o.status = 'CANCELLED' AND done.order_id IS NULL
      AND MAX(k.status) NOT BETWEEN 400 AND 499 THEN
      CONCAT_WS(' ', 'CANCELLED before it was done, but answered with', MAX(k.status))
    WHEN (o.status IN ('CONFIRMED', 'SHIPPED', 'DELIVERED') OR done.order_id IS NOT NULL)
      AND MAX(k.status) <> 201 THEN
      CONCAT_WS(' ', 'came to be CONFIRMED, but was answered with', MAX(k.status))
  END AS violation
FROM orderdb.orders o
LEFT JOIN orderdb.idempotency_key k ON k.subject_id = o.id
LEFT JOIN (
  SELECT DISTINCT order_id FROM orderdb.order_event WHERE type = 'CONFIRMED'
) done ON done.order_id = o.id
GROUP BY o.id, done.order_id
UNION ALL
SELECT BIN_TO_UUID(k.subject_id),
  CASE
    WHEN o.id IS NULL THEN 'acknowledged, but the order is not there'
  END
FROM orderdb.idempotency_key k
LEFT JOIN orderdb.orders o ON o.id = k.subject_id
