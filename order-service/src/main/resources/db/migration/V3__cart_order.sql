-- A cart has one open order at a time. No foreign key: its check would lock the order after the cart, and every
-- transaction locks the order first.
ALTER TABLE cart
  ADD COLUMN order_id BINARY(16) NULL COMMENT 'the order that the cart is being ordered by; counts only while that order is PENDING';
