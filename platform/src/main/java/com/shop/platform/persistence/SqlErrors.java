package com.shop.platform.persistence;

import java.sql.SQLException;
import java.util.function.Predicate;

/** Finds the database's error in a failure. */
final class SqlErrors {
  private SqlErrors() {}

  /** Whether one of the causes is an SQL error of this kind. */
  static boolean caused(Throwable failure, Predicate<SQLException> kind) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && kind.test(sql)) {
        return true;
      }
    }
    return false;
  }
}
