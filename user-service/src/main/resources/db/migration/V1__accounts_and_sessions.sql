CREATE TABLE account (
  id            BINARY(16)   NOT NULL PRIMARY KEY,
  -- One address, one account: of two registrations at once the key lets one through.
  email         VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'in lower case',
  name          VARCHAR(100) NOT NULL,
  password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Argon2id as PHC string: parameters, salt, hash',
  created_at    DATETIME(3)  NOT NULL,
  UNIQUE KEY by_email (email),
  CHECK (email = LOWER(email))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT 'Who can log in';

CREATE TABLE account_role (
  account_id BINARY(16) NOT NULL,
  role       ENUM ('admin', 'customer') NOT NULL,
  PRIMARY KEY (account_id, role),
  FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT 'What an account may do';

CREATE TABLE token_family (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  account_id BINARY(16)  NOT NULL,
  expires_at DATETIME(3) NOT NULL COMMENT 'when its latest token expires',
  revoked_at DATETIME(3) NULL COMMENT 'logged out, or a spent token came back',
  KEY by_expiry (expires_at),
  FOREIGN KEY by_account (account_id) REFERENCES account (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT 'One login and all refresh tokens that followed from it';

CREATE TABLE refresh_token (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  hash       BINARY(32)  NOT NULL COMMENT 'SHA-256 of the token, which itself is kept nowhere',
  family_id  BINARY(16)  NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  spent_at   DATETIME(3) NULL COMMENT 'exchanged for the next one',
  UNIQUE KEY by_hash (hash),
  KEY by_expiry (expires_at),
  FOREIGN KEY by_family (family_id) REFERENCES token_family (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT 'Each is good for one refresh';
