-- Nothing is overdue in a shop that is stopped: nobody could have carried it on.
SET @at_work = (SELECT COUNT(DISTINCT db) = 3 FROM information_schema.processlist
  WHERE db IN ('productdb', 'orderdb', 'paymentdb'))
