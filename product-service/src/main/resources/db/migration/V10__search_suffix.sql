-- The words that end with a suffix, for searches that begin within a word.
CREATE TABLE search_suffix (
  suffix VARCHAR(24) NOT NULL,
  word   VARCHAR(24) NOT NULL,
  PRIMARY KEY (suffix, word)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
