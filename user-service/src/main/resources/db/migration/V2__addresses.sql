CREATE TABLE address (
  id          BINARY(16)   NOT NULL PRIMARY KEY,
  account_id  BINARY(16)   NOT NULL,
  recipient   VARCHAR(100) NOT NULL,
  line1       VARCHAR(200) NOT NULL,
  line2       VARCHAR(200) NULL,
  city        VARCHAR(100) NOT NULL,
  region      VARCHAR(100) NULL,
  postal_code VARCHAR(20)  NOT NULL,
  country     CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'ISO 3166-1 alpha-2',
  created_at  DATETIME(3)  NOT NULL,
  KEY newest_first (account_id, created_at, id),
  FOREIGN KEY by_account (account_id) REFERENCES account (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT 'Where an account has its orders sent';
