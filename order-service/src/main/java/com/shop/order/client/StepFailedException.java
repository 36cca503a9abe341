package com.shop.order.client;

/**
 * A step failed for a technical reason, or its outcome is not known yet. Nothing is decided: the
 * same step is retried.
 */
public class StepFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StepFailedException(String message) {
    super(message, null, false, false);
  }
}
