-- Card tokens of customers. The number and the security code are kept nowhere, not even hashed.
CREATE TABLE card (
  token       VARCHAR(64) COLLATE utf8mb4_0900_bin NOT NULL PRIMARY KEY COMMENT 'the gateway''s token',
  customer_id BINARY(16)  NOT NULL COMMENT 'the only one who may pay with it',
  brand       VARCHAR(16) NOT NULL,
  last4       CHAR(4)     NOT NULL,
  exp_month   TINYINT     NOT NULL,
  exp_year    SMALLINT    NOT NULL,
  created_at  DATETIME(3) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT 'Card tokens and whose they are';

CREATE TABLE payment (
  id                  BINARY(16)  NOT NULL PRIMARY KEY,
  order_id            BINARY(16)  NOT NULL COMMENT 'also the key of the charge at the gateway',
  customer_id         BINARY(16)  NULL COMMENT 'NULL: a tombstone, the order was refunded before it was charged',
  card_token          VARCHAR(64) COLLATE utf8mb4_0900_bin NULL,
  amount              BIGINT      NOT NULL COMMENT 'cents',
  refunded            BIGINT      NOT NULL COMMENT 'cents that the gateway has given back, refunds DONE only',
  status              VARCHAR(20) NOT NULL,
  brand               VARCHAR(16) NULL,
  last4               CHAR(4)     NULL,
  decline_code        VARCHAR(40) NULL,
  refund_requested_at DATETIME(3) NULL COMMENT 'since when the order wants all of its money back',
  next_attempt_at     DATETIME(3) NOT NULL COMMENT 'while PENDING: when the outcome is asked for again',
  tries               INT         NOT NULL COMMENT 'how often that was begun',
  created_at          DATETIME(3) NOT NULL,
  updated_at          DATETIME(3) NOT NULL,
  -- Decides the race of an order's charge with its refund: the first one makes the row.
  UNIQUE KEY one_per_order (order_id),
  KEY of_customer (customer_id, created_at, id),
  KEY newest (created_at, id),
  KEY due (status, next_attempt_at),
  CONSTRAINT payment_status CHECK (status IN
    ('PENDING', 'CAPTURED', 'DECLINED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'VOIDED')),
  CONSTRAINT never_more_back_than_paid CHECK (refunded BETWEEN 0 AND amount),
  CONSTRAINT refunded_means_all CHECK (status <> 'REFUNDED' OR refunded = amount),
  CONSTRAINT only_captured_money_comes_back CHECK
    (refunded = 0 OR status IN ('PARTIALLY_REFUNDED', 'REFUNDED'))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT 'One payment an order';

CREATE TABLE refund (
  id              BINARY(16)   NOT NULL PRIMARY KEY COMMENT 'also its key at the gateway',
  payment_id      BINARY(16)   NOT NULL,
  amount          BIGINT       NOT NULL COMMENT 'cents',
  reason          VARCHAR(200) NOT NULL,
  origin          VARCHAR(10)  NOT NULL COMMENT 'who wanted it',
  status          VARCHAR(10)  NOT NULL COMMENT 'PENDING until the gateway has surely done it',
  next_attempt_at DATETIME(3)  NOT NULL COMMENT 'while PENDING: when the gateway is asked again',
  tries           INT          NOT NULL COMMENT 'how often that was begun',
  created_at      DATETIME(3)  NOT NULL,
  updated_at      DATETIME(3)  NOT NULL,
  KEY of_payment (payment_id, status),
  KEY due (status, next_attempt_at),
  CONSTRAINT refund_of_payment FOREIGN KEY (payment_id) REFERENCES payment (id),
  CONSTRAINT refund_amount CHECK (amount > 0),
  CONSTRAINT refund_origin CHECK (origin IN ('ORDER', 'ADMIN')),
  CONSTRAINT refund_status CHECK (status IN ('PENDING', 'DONE'))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COMMENT 'Money given back; a row is the intent before it is the fact';
