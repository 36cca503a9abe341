-- A product that any version adds or edits is unindexed by itself.
ALTER TABLE product
  ADD COLUMN indexed_version BIGINT NULL COMMENT 'the version whose text is in the search index; NULL if none',
  ADD COLUMN unindexed TINYINT
    GENERATED ALWAYS AS (IF(deleted_at IS NULL AND (indexed_version IS NULL OR indexed_version <> version), 1, NULL)) VIRTUAL
    COMMENT '1 if the index has not the current text of a product in the catalogue, otherwise NULL';
