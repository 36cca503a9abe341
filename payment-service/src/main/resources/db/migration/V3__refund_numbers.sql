-- order-service reads refunds by number. A refund is numbered after its commit (see ADR 17), so
-- numbers become visible in their order; an AUTO_INCREMENT value of a transaction that commits late
-- would appear below values that have been read already.
CREATE TABLE refund_sequence (
  last_number BIGINT NOT NULL COMMENT 'the only row; locked while refunds are numbered'
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT 'The last number given to a refunded payment';

INSERT INTO refund_sequence (last_number) VALUES (0);

ALTER TABLE payment
  ADD COLUMN refund_number     BIGINT NULL COMMENT 'position among the refunded payments',
  ADD COLUMN numbered_refunded BIGINT NOT NULL DEFAULT 0 COMMENT 'cents; the value of refunded that the number stands for';

-- Computed, so that refunds made by the previous release and before this migration count too. On
-- its own and before its index, which MySQL can then add without copying the table.
ALTER TABLE payment
  ADD COLUMN unnumbered TINYINT GENERATED ALWAYS AS (IF(refunded > numbered_refunded, 1, NULL)) VIRTUAL
    COMMENT '1 if refunded has grown since the payment was numbered';

ALTER TABLE payment
  ADD KEY numbered (refund_number),
  ADD KEY to_number (unnumbered);
