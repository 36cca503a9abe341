-- @count products, some of them out of stock, and all of the last category.
INSERT INTO product (id, sku, name, description, category, price, available, version, created_at,
  updated_at)
SELECT UNHEX(CONCAT('01900000000070008000', LPAD(HEX(n), 12, '0'))),
  CONCAT('BENCH-', n),
  CONCAT(
    ELT(1 + n % 7, 'Red', 'Blue', 'Green', 'Black', 'White', 'Amber', 'Violet'), ' ',
    ELT(1 + n DIV 7 % 11, 'Lamp', 'Chair', 'Table', 'Clock', 'Basket', 'Kettle', 'Mug', 'Blanket',
      'Mirror', 'Shelf', 'Vase'), ' ',
    n),
  CONCAT('A sturdy product of our own workshop, made to be used every day for many years and easy',
    ' to clean. Number ', n, IF(n = 500, ', a unicum.', '.')),
  CONCAT('bench-', n % 20),
  100 + n * 7919 % 100000,
  IF(n % 20 = 19 OR n % 13 = 0, 0, 1000000),
  0,
  TIMESTAMP('2026-01-01') + INTERVAL n SECOND,
  TIMESTAMP('2026-01-01') + INTERVAL n SECOND
FROM benchmark.number WHERE n < @count;
