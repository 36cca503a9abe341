ALTER TABLE orders
  ADD COLUMN refunded BIGINT NOT NULL DEFAULT 0 COMMENT 'minor units; reported by payment-service. payment_status is that of the checkout';

-- Filled from the start of payment-service's list, so refunds made before this migration count too.
CREATE TABLE refund_cursor (
  last_number BIGINT NOT NULL COMMENT 'the only row; locked while refunds are applied to their orders'
) DEFAULT CHARSET = utf8mb4;

INSERT INTO refund_cursor (last_number) VALUES (0);
