package com.shop.order.client;

/**
 * A step was not attempted because the circuit breaker of the service it needs is open. Retrying
 * within the same request is pointless.
 */
public final class ServiceUnavailableException extends StepFailedException {
  private static final long serialVersionUID = 1L;

  public ServiceUnavailableException(String message) {
    super(message);
  }
}
