-- One row a key that a caller used on a path. It commits in one transaction with its effect;
-- the answer is there as soon as the outcome is known.
CREATE TABLE idempotency_key (
  id           BINARY(32)  NOT NULL PRIMARY KEY COMMENT 'SHA-256 of caller, path and key',
  request_hash BINARY(32)  NOT NULL COMMENT 'SHA-256 of the body as parsed JSON',
  subject_id   BINARY(16)  NOT NULL COMMENT 'what the request made',
  status       SMALLINT    NULL COMMENT 'HTTP status of the answer; NULL while in flight',
  location     VARCHAR(255) NULL,
  body         MEDIUMTEXT  NULL,
  created_at   DATETIME(3) NOT NULL,
  KEY by_subject (subject_id),
  KEY by_age (created_at)
) DEFAULT CHARSET = utf8mb4;
