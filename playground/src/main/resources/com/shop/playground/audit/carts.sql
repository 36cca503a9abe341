-- Carts: a cart is ordered by one order at a time, until that order is at rest
SELECT BIN_TO_UUID(id) AS id,
  CASE
    WHEN earlier_end > placed THEN 'was placed while another order of its cart was open'
  END AS violation
FROM (
  SELECT id, placed, MAX(ended) OVER (PARTITION BY customer_id ORDER BY placed
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier_end
  FROM (
    -- By the numbers of the events and not by their times: the clocks of replicas differ.
    SELECT o.id, o.customer_id, MIN(IF(e.type = 'PLACED', e.seq, NULL)) AS placed,
      COALESCE(MIN(IF(e.type IN ('CONFIRMED', 'REJECTED', 'CANCELLED'), e.seq, NULL)), ~0) AS ended
    FROM orderdb.orders o JOIN orderdb.order_event e ON e.order_id = o.id
    WHERE EXISTS (SELECT 1 FROM orderdb.order_line l
      WHERE l.order_id = o.id AND l.cart_line_id IS NOT NULL)
    GROUP BY o.id, o.customer_id
  ) checkout
) ordered
