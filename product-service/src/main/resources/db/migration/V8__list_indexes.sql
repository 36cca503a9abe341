-- An index for each combination of the filters category and inStock with a sort, in the order of its keyset. The stock
-- of a product changes them only when it is sold out or no longer sold out.
ALTER TABLE product
  ADD INDEX by_category_newest (deleted_at, category, created_at, id),
  ADD INDEX by_category_price (deleted_at, category, price, id),
  ADD INDEX by_category_name (deleted_at, category, name, id),
  ADD INDEX by_stock_newest (deleted_at, in_stock, created_at, id),
  ADD INDEX by_stock_price (deleted_at, in_stock, price, id),
  ADD INDEX by_stock_name (deleted_at, in_stock, name, id),
  ADD INDEX by_category_stock_newest (deleted_at, category, in_stock, created_at, id),
  ADD INDEX by_category_stock_price (deleted_at, category, in_stock, price, id),
  ADD INDEX by_category_stock_name (deleted_at, category, in_stock, name, id);
