-- The words of the products' names, descriptions and SKUs. See docs/adr/0019.
CREATE TABLE search_word (
  word       VARCHAR(24) NOT NULL,
  follow     VARCHAR(16) NOT NULL COMMENT 'the text after the word',
  product_id BINARY(16)  NOT NULL,
  PRIMARY KEY (word, follow, product_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- The words that end with a suffix, for searches that begin within a word.
CREATE TABLE search_suffix (
  suffix VARCHAR(24) NOT NULL,
  word   VARCHAR(24) NOT NULL,
  PRIMARY KEY (suffix, word)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- A product that any version adds or edits is unindexed by itself.
ALTER TABLE product
  ADD COLUMN indexed_version BIGINT NULL COMMENT 'the version whose text is in the search index; NULL if none',
  ADD COLUMN unindexed TINYINT
    GENERATED ALWAYS AS (IF(deleted_at IS NULL AND (indexed_version IS NULL OR indexed_version <> version), 1, NULL)) VIRTUAL
    COMMENT '1 if the index has not the current text of a product in the catalogue, otherwise NULL';

CREATE INDEX by_unindexed ON product (unindexed);
