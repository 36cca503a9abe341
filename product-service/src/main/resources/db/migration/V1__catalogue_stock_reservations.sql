-- The catalogue. A deleted product keeps its row: placed orders and reservations refer to it.
CREATE TABLE product (
  id          BINARY(16)    NOT NULL PRIMARY KEY COMMENT 'UUIDv7',
  sku         VARCHAR(64)   NOT NULL COMMENT 'never used again, not even after deletion',
  name        VARCHAR(200)  NOT NULL,
  description VARCHAR(4000) NOT NULL,
  category    VARCHAR(64)   NOT NULL COMMENT 'slug; a category exists while a product names it',
  price       BIGINT        NOT NULL COMMENT 'minor units of USD',
  available   INT           NOT NULL COMMENT 'neither reserved nor sold; moved by conditional updates only',
  image_url   VARCHAR(2048) NULL COMMENT 'absolute, or a path of this host',
  version     BIGINT        NOT NULL DEFAULT 0 COMMENT 'changes of the fields that can be edited, so not of available',
  created_at  DATETIME(3)   NOT NULL,
  updated_at  DATETIME(3)   NOT NULL COMMENT 'changes together with version',
  deleted_at  DATETIME(3)   NULL COMMENT 'NULL while the product is in the catalogue',
  UNIQUE KEY by_sku (sku),
  -- One for each sort of the catalogue, in the order of its keyset.
  KEY by_newest (deleted_at, created_at, id),
  KEY by_price (deleted_at, price, id),
  KEY by_name (deleted_at, name, id),
  KEY by_category (deleted_at, category),
  CONSTRAINT product_price_can_be_paid CHECK (price BETWEEN 1 AND 100000000),
  CONSTRAINT product_never_oversold CHECK (available >= 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- Every change of how many there are, the first being the initial stock. At any moment, for each
-- product: available + lines of RESERVED and of CONFIRMED reservations = sum of delta.
CREATE TABLE stock_adjustment (
  id         BIGINT       NOT NULL PRIMARY KEY AUTO_INCREMENT,
  product_id BINARY(16)   NOT NULL,
  delta      INT          NOT NULL,
  reason     VARCHAR(255) NOT NULL,
  at         DATETIME(3)  NOT NULL,
  KEY by_product (product_id, at),
  CONSTRAINT stock_adjustment_of_product FOREIGN KEY (product_id) REFERENCES product (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- What an order was promised or refused. Rows are kept for good: they are what a repeat is told.
CREATE TABLE reservation (
  order_id   BINARY(16)  NOT NULL PRIMARY KEY,
  status     VARCHAR(16) NOT NULL COMMENT 'NEW only inside the transaction that inserts the row',
  expires_at DATETIME(3) NULL COMMENT 'when RESERVED runs out; NULL where nothing was ever reserved',
  refusal    JSON        NULL COMMENT 'why nothing was reserved, when it was refused',
  created_at DATETIME(3) NOT NULL,
  updated_at DATETIME(3) NOT NULL,
  KEY by_expiry (status, expires_at),
  CONSTRAINT reservation_known_status
    CHECK (status IN ('NEW', 'RESERVED', 'CONFIRMED', 'RELEASED', 'REFUSED'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- Never changed once written; sku, name and price are the product's at that moment.
CREATE TABLE reservation_line (
  order_id   BINARY(16)   NOT NULL,
  product_id BINARY(16)   NOT NULL,
  quantity   INT          NOT NULL,
  sku        VARCHAR(64)  NOT NULL,
  name       VARCHAR(200) NOT NULL,
  unit_price BIGINT       NOT NULL COMMENT 'minor units of USD',
  PRIMARY KEY (order_id, product_id),
  KEY by_product (product_id),
  CONSTRAINT reservation_line_of_reservation FOREIGN KEY (order_id) REFERENCES reservation (order_id),
  CONSTRAINT reservation_line_of_product FOREIGN KEY (product_id) REFERENCES product (id),
  CONSTRAINT reservation_line_positive CHECK (quantity > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
