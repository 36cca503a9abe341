-- Answers: whoever placed an order finds its outcome under the idempotency key
SELECT BIN_TO_UUID(o.id) AS id,
  CASE
    WHEN COUNT(k.id) > 1 THEN 'placed under several keys'
    WHEN COUNT(k.id) = 0 AND o.placed_at > UTC_TIMESTAMP(3) - INTERVAL 24 HOUR THEN
      'placed without a key'
    WHEN COUNT(k.id) = 1 AND o.continue_at IS NULL AND MAX(k.status) IS NULL THEN
      'at rest, but its answer is not kept'
    WHEN o.status = 'PENDING' AND MAX(k.status) IS NOT NULL THEN
      'answered for good while still PENDING'
  END AS violation
FROM orderdb.orders o
LEFT JOIN orderdb.idempotency_key k ON k.subject_id = o.id
GROUP BY o.id
