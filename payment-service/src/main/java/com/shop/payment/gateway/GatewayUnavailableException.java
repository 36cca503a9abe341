package com.shop.payment.gateway;

/**
 * The gateway did not respond, so it is unknown whether it carried out the call. Repeat the call
 * with the same key to find out.
 */
public final class GatewayUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GatewayUnavailableException(String message) {
    super(message, null, false, false);
  }
}
