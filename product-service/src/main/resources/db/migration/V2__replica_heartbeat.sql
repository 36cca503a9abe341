-- One row, written on the primary every second where there are replicas: what they have of it tells
-- how far they are behind.
CREATE TABLE replica_heartbeat (
  id   TINYINT     NOT NULL PRIMARY KEY,
  beat DATETIME(3) NOT NULL COMMENT 'by the clock of the primary',
  CONSTRAINT replica_heartbeat_one_row CHECK (id = 1)
);

INSERT INTO replica_heartbeat (id, beat) VALUES (1, UTC_TIMESTAMP(3));
