-- How far text that earlier versions stored has been normalized to Unicode NFC.
CREATE TABLE text_normalization (
  table_name VARCHAR(64) NOT NULL PRIMARY KEY,
  after_id   BINARY(16)  NOT NULL DEFAULT 0x00000000000000000000000000000000 COMMENT 'the last id that the current pass has read',
  passes     INT         NOT NULL DEFAULT 0 COMMENT 'completed; the second one is the last',
  passed_at  DATETIME(3) NULL COMMENT 'when the latest pass was completed'
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

INSERT INTO text_normalization (table_name) VALUES ('product');
