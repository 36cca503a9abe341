package com.shop.payment.gateway;

/**
 * The gateway gave no answer: it may have done what was asked, or not. Never an outcome; to be
 * settled by asking again with the same key.
 */
public final class GatewayUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GatewayUnavailableException(String message) {
    super(message, null, false, false);
  }
}
