package com.shop.order;

/**
 * A step was not even tried, as the service that it needs has been away lately: trying again within
 * the same request is of no use.
 */
public final class ServiceAway extends StepFailed {
  private static final long serialVersionUID = 1L;

  public ServiceAway(String message) {
    super(message);
  }
}
