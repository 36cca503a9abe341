-- The number of products in each category, without the products that are not counted yet.
CREATE TABLE category_count (
  category VARCHAR(64) NOT NULL PRIMARY KEY,
  products BIGINT      NOT NULL COMMENT 'rows of product with this counted_category'
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
