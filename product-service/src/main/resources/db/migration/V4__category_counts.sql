-- The number of products in each category, without the products that are not counted yet.
CREATE TABLE category_count (
  category VARCHAR(64) NOT NULL PRIMARY KEY,
  products BIGINT      NOT NULL COMMENT 'rows of product with this counted_category'
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- A product that any version adds, moves to another category or deletes is uncounted by itself.
ALTER TABLE product
  ADD COLUMN counted_category VARCHAR(64) NULL COMMENT 'the category in whose count this product is; NULL if in none',
  ADD COLUMN uncounted TINYINT
    GENERATED ALWAYS AS (IF(counted_category <=> IF(deleted_at IS NULL, category, NULL), NULL, 1)) VIRTUAL
    COMMENT '1 if counted_category is not up to date, otherwise NULL';

-- With all columns that the list of categories reads, which is all of it until the first count is complete.
CREATE INDEX by_uncounted ON product (uncounted, deleted_at, category, counted_category);
