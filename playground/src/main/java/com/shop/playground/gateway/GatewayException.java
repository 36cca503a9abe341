package com.shop.playground.gateway;

/** The gateway cannot start; the message is one sentence for the person who started it. */
final class GatewayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  GatewayException(String message) {
    super(message);
  }

  GatewayException(String message, Throwable cause) {
    super(message, cause);
  }
}
