package com.shop.product.replica;

import java.sql.Connection;
import java.sql.SQLException;

/** A read outside any transaction. Never returns null. */
@FunctionalInterface
public interface Query<T> {
  T run(Connection database) throws SQLException;
}
