package com.shop.database;

/** No MySQL server is available. The message is a sentence for the user. */
public final class NoDatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NoDatabaseException(String message) {
    super(message);
  }

  NoDatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
