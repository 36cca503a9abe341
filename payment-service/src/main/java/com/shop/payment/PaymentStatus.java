package com.shop.payment;

import java.util.Set;

/**
 * The states of a payment.
 *
 * <pre>
 * PENDING ─┬─▶ CAPTURED ─┬─▶ PARTIALLY_REFUNDED ⟲ ──▶ REFUNDED
 *          │             └───────────────────────────▶ REFUNDED
 *          ├─▶ DECLINED
 *          └─▶ VOIDED
 * </pre>
 */
public enum PaymentStatus {
  /** The capture was or will be requested; its outcome is not known yet. */
  PENDING,
  CAPTURED,
  DECLINED,
  PARTIALLY_REFUNDED,
  REFUNDED,
  /** Never captured, and never will be. */
  VOIDED;

  Set<PaymentStatus> next() {
    return switch (this) {
      case PENDING -> Set.of(CAPTURED, DECLINED, VOIDED);
      case CAPTURED, PARTIALLY_REFUNDED -> Set.of(PARTIALLY_REFUNDED, REFUNDED);
      case DECLINED, REFUNDED, VOIDED -> Set.of();
    };
  }

  /**
   * Checks a transition.
   *
   * @return the next status
   * @throws IllegalStateException if the transition is not allowed
   */
  PaymentStatus become(PaymentStatus next) {
    if (!next().contains(next)) {
      throw new IllegalStateException("Payment is " + this + " and cannot become " + next);
    }
    return next;
  }

  /** Whether some captured money has not been refunded. */
  public boolean holdsMoney() {
    return this == CAPTURED || this == PARTIALLY_REFUNDED;
  }

  /** Whether no money is held and none will be captured. */
  public boolean isFinal() {
    return next().isEmpty();
  }
}
