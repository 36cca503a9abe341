package com.shop.order.client;

/** Another service answered with an error that says nothing about the order. */
final class ErrorResponseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  ErrorResponseException(int status) {
    super("HTTP status " + status, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
