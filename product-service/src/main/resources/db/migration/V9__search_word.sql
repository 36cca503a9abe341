-- The words of the products' names, descriptions and SKUs. See docs/adr/0019.
CREATE TABLE search_word (
  word       VARCHAR(24) NOT NULL,
  follow     VARCHAR(16) NOT NULL COMMENT 'the text after the word',
  product_id BINARY(16)  NOT NULL,
  PRIMARY KEY (word, follow, product_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
