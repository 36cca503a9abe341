-- One row a customer who ever had a cart. Whoever adds a line locks it first, so that adding one and
-- counting them is one step, however many devices write at once.
CREATE TABLE cart (
  customer_id BINARY(16) NOT NULL PRIMARY KEY
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE cart_line (
  customer_id BINARY(16)   NOT NULL,
  product_id  BINARY(16)   NOT NULL,
  id          BINARY(16)   NOT NULL COMMENT 'UUIDv7, of this line until it leaves the cart: one put in later is another',
  quantity    INT          NOT NULL,
  name        VARCHAR(200) NOT NULL COMMENT 'this and the price: of the product when the line was last put, shown once it is no longer sold',
  unit_price  BIGINT       NOT NULL COMMENT 'minor units',
  PRIMARY KEY (customer_id, product_id),
  FOREIGN KEY (customer_id) REFERENCES cart (customer_id),
  CHECK (quantity >= 0)
) DEFAULT CHARSET = utf8mb4;

ALTER TABLE order_line
  ADD COLUMN cart_line_id BINARY(16) NULL COMMENT 'the line of the cart that it was ordered from';
