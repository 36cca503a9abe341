-- Ids are SHA-256 hashes: what somebody tried to log in with is nobody's business to read, not
-- even when it is an address that is not registered here, or a password typed into the wrong field.
CREATE TABLE login_streak (
  id            BINARY(32)  NOT NULL PRIMARY KEY COMMENT 'SHA-256 of what was tried; or of that and a client address known for it',
  failures      INT         NOT NULL COMMENT 'in a row',
  blocked_until DATETIME(3) NULL,
  expires_at    DATETIME(3) NOT NULL COMMENT 'when the row can be forgotten',
  KEY by_expiry (expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT 'Failed logins in a row';

CREATE TABLE address_window (
  id       BINARY(32)  NOT NULL PRIMARY KEY COMMENT 'SHA-256 of the client address; of an IPv6 one, its /64 network',
  failures INT         NOT NULL COMMENT 'since the window began',
  ends_at  DATETIME(3) NOT NULL,
  KEY by_end (ends_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT 'Failed logins of a client address';
