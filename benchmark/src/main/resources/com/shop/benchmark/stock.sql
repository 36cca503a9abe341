-- How the products came to their stock.
INSERT INTO stock_adjustment (product_id, delta, reason, at)
SELECT id, available, 'benchmark', created_at FROM product
WHERE sku LIKE 'BENCH-%' AND available > 0;
ANALYZE TABLE product, stock_adjustment;
