package com.shop.order.client;

/**
 * A step was not even tried, as the service that it needs has been away lately: trying again within
 * the same request is of no use.
 */
public final class ServiceUnavailableException extends StepFailedException {
  private static final long serialVersionUID = 1L;

  public ServiceUnavailableException(String message) {
    super(message);
  }
}
