ALTER TABLE orders
  ADD COLUMN traceparent VARCHAR(55) CHARACTER SET ascii NULL COMMENT 'W3C Trace Context of the request that placed it, if that was recorded';
