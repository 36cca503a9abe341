-- The numbers from 0 to 999,999, from which the benchmark makes its rows.
CREATE DATABASE benchmark;
CREATE TABLE benchmark.number (n INT NOT NULL PRIMARY KEY);
CREATE TABLE benchmark.digit (d INT NOT NULL PRIMARY KEY);
INSERT INTO benchmark.digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
INSERT INTO benchmark.number
SELECT a.d * 100000 + b.d * 10000 + c.d * 1000 + d.d * 100 + e.d * 10 + f.d
FROM benchmark.digit a, benchmark.digit b, benchmark.digit c, benchmark.digit d, benchmark.digit e,
  benchmark.digit f;
