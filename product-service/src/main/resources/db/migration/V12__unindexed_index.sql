-- For the indexer, and for searches, which read these products as they are.
CREATE INDEX by_unindexed ON product (unindexed);
