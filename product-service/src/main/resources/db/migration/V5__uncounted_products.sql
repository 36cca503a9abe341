-- A product that any version adds, moves to another category or deletes is uncounted by itself.
ALTER TABLE product
  ADD COLUMN counted_category VARCHAR(64) NULL COMMENT 'the category in whose count this product is; NULL if in none',
  ADD COLUMN uncounted TINYINT
    GENERATED ALWAYS AS (IF(counted_category <=> IF(deleted_at IS NULL, category, NULL), NULL, 1)) VIRTUAL
    COMMENT '1 if counted_category is not up to date, otherwise NULL';
