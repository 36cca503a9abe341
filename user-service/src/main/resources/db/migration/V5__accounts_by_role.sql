-- The admins are locked together: without this every account's roles would be read, and waited for.
ALTER TABLE account_role ADD KEY by_role (role, account_id);
