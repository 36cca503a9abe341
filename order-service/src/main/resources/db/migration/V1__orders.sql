-- The order row is the log of its own saga: what it holds says which step is next.
CREATE TABLE orders (
  id                  BINARY(16)   NOT NULL PRIMARY KEY,
  customer_id         BINARY(16)   NOT NULL,
  status              VARCHAR(16)  NOT NULL,
  card_token          VARCHAR(100) NOT NULL,
  shipping_address    JSON         NOT NULL,
  expected_total      BIGINT       NULL COMMENT 'minor units; what the customer agreed to',
  total               BIGINT       NULL COMMENT 'minor units; there once the stock is reserved',
  payment_id          BINARY(16)   NULL,
  payment_status      VARCHAR(24)  NULL,
  payment_brand       VARCHAR(24)  NULL,
  payment_last4       CHAR(4)      NULL,
  rejection           JSON         NULL COMMENT 'why it is rejected; committed before anything is undone',
  cancel_requested_at DATETIME(3)  NULL COMMENT 'committed before anything is undone',
  continue_at         DATETIME(3)  NULL COMMENT 'when a continuation may take over; NULL once at rest',
  tries               INT          NOT NULL DEFAULT 0 COMMENT 'technical failures of the open continuation',
  last_error          VARCHAR(500) NULL,
  placed_at           DATETIME(3)  NOT NULL,
  updated_at          DATETIME(3)  NOT NULL,
  KEY by_customer (customer_id, placed_at, id),
  KEY by_continuation (continue_at)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE order_line (
  order_id   BINARY(16)   NOT NULL,
  line_no    INT          NOT NULL,
  product_id BINARY(16)   NOT NULL,
  quantity   INT          NOT NULL,
  sku        VARCHAR(64)  NULL COMMENT 'this and what follows: copied from the reservation',
  name       VARCHAR(200) NULL,
  unit_price BIGINT       NULL COMMENT 'minor units',
  PRIMARY KEY (order_id, line_no),
  FOREIGN KEY (order_id) REFERENCES orders (id),
  CHECK (quantity > 0)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE order_event (
  seq      BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id BINARY(16)   NOT NULL,
  type     VARCHAR(32)  NOT NULL,
  at       DATETIME(3)  NOT NULL,
  detail   VARCHAR(500) NULL,
  KEY by_order (order_id, seq),
  FOREIGN KEY (order_id) REFERENCES orders (id)
) DEFAULT CHARSET = utf8mb4;
