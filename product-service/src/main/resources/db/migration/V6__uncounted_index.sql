-- With all columns that the list of categories reads, which is all of it until the first count is complete.
CREATE INDEX by_uncounted ON product (uncounted, deleted_at, category, counted_category);
