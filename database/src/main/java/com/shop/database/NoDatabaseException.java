package com.shop.database;

/** No MySQL could be had. The message is a sentence for the person at the keyboard. */
public final class NoDatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NoDatabaseException(String message) {
    super(message);
  }

  NoDatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
