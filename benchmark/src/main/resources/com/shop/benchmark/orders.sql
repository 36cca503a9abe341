-- @count orders, confirmed and paid long enough ago that their keys have been deleted. The customer
-- @own has a hundred of them, a thousand customers the others.
CREATE TABLE benchmark.sale (
  n           INT        NOT NULL PRIMARY KEY,
  order_id    BINARY(16) NOT NULL,
  payment_id  BINARY(16) NOT NULL,
  product_id  BINARY(16) NOT NULL,
  customer_id BINARY(16) NOT NULL,
  price       BIGINT     NOT NULL,
  at          DATETIME(3) NOT NULL
);
INSERT INTO benchmark.sale
SELECT n,
  UNHEX(CONCAT('01910000000070008000', LPAD(HEX(n), 12, '0'))),
  UNHEX(CONCAT('01920000000070008000', LPAD(HEX(n), 12, '0'))),
  UNHEX(CONCAT('01900000000070008000', LPAD(HEX(n % 1000), 12, '0'))),
  IF(n < 1000 AND n % 10 = 0, @own, UNHEX(CONCAT('01930000000070008000', LPAD(HEX(n % 1000), 12, '0')))),
  1999,
  UTC_TIMESTAMP(3) - INTERVAL 40 DAY + INTERVAL n SECOND
FROM benchmark.number WHERE n < @count;
INSERT INTO orderdb.orders (id, customer_id, status, card_token, shipping_address, total,
  payment_id, payment_status, payment_brand, payment_last4, placed_at, updated_at)
SELECT order_id, customer_id, 'CONFIRMED', 'card_benchmark',
  '{"recipient":"Benchmark","line1":"1 Market Street","city":"San Francisco","postalCode":"94105","country":"US"}',
  price, payment_id, 'CAPTURED', 'visa', '4242', at, at
FROM benchmark.sale;
INSERT INTO orderdb.order_line (order_id, line_no, product_id, quantity, sku, name, unit_price)
SELECT order_id, 0, product_id, 1, 'BENCH', 'Red Lamp', price FROM benchmark.sale;
INSERT INTO orderdb.order_event (order_id, type, at)
SELECT order_id, 'PLACED', at FROM benchmark.sale;
INSERT INTO orderdb.order_event (order_id, type, at)
SELECT order_id, 'CONFIRMED', at FROM benchmark.sale;
INSERT INTO productdb.reservation (order_id, status, expires_at, created_at, updated_at)
SELECT order_id, 'CONFIRMED', at, at, at FROM benchmark.sale;
INSERT INTO productdb.reservation_line (order_id, product_id, quantity, sku, name, unit_price)
SELECT order_id, product_id, 1, 'BENCH', 'Red Lamp', price FROM benchmark.sale;
INSERT INTO productdb.stock_adjustment (product_id, delta, reason, at)
SELECT product_id, COUNT(*), 'benchmark', MIN(at) FROM benchmark.sale GROUP BY product_id;
INSERT INTO paymentdb.payment (id, order_id, customer_id, card_token, amount, refunded, status,
  brand, last4, next_attempt_at, tries, created_at, updated_at)
SELECT payment_id, order_id, customer_id, 'card_benchmark', price, 0, 'CAPTURED', 'visa', '4242',
  at, 1, at, at
FROM benchmark.sale;
INSERT INTO paymentdb.gateway_charge (charge_key, amount, card_token, status, refunded, attempts)
SELECT order_id, price, 'card_benchmark', 'CAPTURED', 0, 1 FROM benchmark.sale;
ANALYZE TABLE orderdb.orders, orderdb.order_line, orderdb.order_event, productdb.reservation,
  productdb.reservation_line, paymentdb.payment, paymentdb.gateway_charge;
