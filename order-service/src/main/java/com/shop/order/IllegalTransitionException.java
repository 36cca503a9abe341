package com.shop.order;

/** The state of an order does not allow the requested change. */
public final class IllegalTransitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private IllegalTransitionException(String message) {
    super(message, null, false, false);
  }

  /** For an order that can no longer be cancelled. */
  public static IllegalTransitionException notCancellable(OrderStatus status) {
    return new IllegalTransitionException("Order is " + status + " and cannot be cancelled.");
  }

  static IllegalTransitionException to(OrderStatus next, String state) {
    return new IllegalTransitionException("Order is " + state + " and cannot become " + next + ".");
  }
}
