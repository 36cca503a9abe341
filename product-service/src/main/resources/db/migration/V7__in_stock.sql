-- Changes only when a product is sold out or no longer sold out.
ALTER TABLE product
  ADD COLUMN in_stock TINYINT GENERATED ALWAYS AS (available > 0) VIRTUAL;
