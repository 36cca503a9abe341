-- The records of the simulated payment gateway, which stands for another company: no table above
-- refers to these, no transaction spans both, and an audit may compare them.
CREATE TABLE gateway_card (
  token      VARCHAR(64) COLLATE utf8mb4_0900_bin NOT NULL PRIMARY KEY,
  behaviour  VARCHAR(30) NOT NULL COMMENT 'what a charge of this card ends with',
  brand      VARCHAR(16) NOT NULL,
  last4      CHAR(4)     NOT NULL,
  exp_month  TINYINT     NOT NULL,
  exp_year   SMALLINT    NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT 'Cards as the gateway knows them';

CREATE TABLE gateway_charge (
  charge_key   BINARY(16)  NOT NULL PRIMARY KEY COMMENT 'the caller''s idempotency key: the order id',
  amount       BIGINT      NOT NULL COMMENT 'cents; 0 where the key was voided before it was charged',
  card_token   VARCHAR(64) COLLATE utf8mb4_0900_bin NULL,
  status       VARCHAR(10) NOT NULL COMMENT 'OPEN after technical failures only',
  decline_code VARCHAR(40) NULL,
  refunded     BIGINT      NOT NULL COMMENT 'cents',
  attempts     INT         NOT NULL COMMENT 'charges tried while it was OPEN',
  CONSTRAINT gateway_charge_status CHECK (status IN ('OPEN', 'CAPTURED', 'DECLINED', 'VOIDED')),
  CONSTRAINT gateway_refunds_captured_money_only CHECK
    (refunded = 0 OR (status = 'CAPTURED' AND refunded BETWEEN 0 AND amount))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT 'Charges and voided keys at the gateway';

CREATE TABLE gateway_refund (
  refund_key BINARY(16) NOT NULL PRIMARY KEY COMMENT 'the caller''s idempotency key',
  charge_key BINARY(16) NOT NULL,
  amount     BIGINT     NOT NULL COMMENT 'cents',
  KEY of_charge (charge_key),
  CONSTRAINT gateway_refund_of_charge FOREIGN KEY (charge_key) REFERENCES gateway_charge (charge_key),
  CONSTRAINT gateway_refund_amount CHECK (amount > 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT 'Refunds at the gateway';
