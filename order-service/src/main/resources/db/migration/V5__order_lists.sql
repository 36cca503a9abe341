-- The orders of all customers, and those of one status, in the order of the list's keyset.
ALTER TABLE orders
  ADD KEY newest (placed_at, id),
  ADD KEY by_status (status, placed_at, id);
