package com.shop.playground.gateway;

/** The gateway cannot start. The message tells the user why, in one sentence. */
final class GatewayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  GatewayException(String message) {
    super(message);
  }

  GatewayException(String message, Throwable cause) {
    super(message, cause);
  }
}
