ALTER TABLE account ADD KEY newest_first (created_at, id);
