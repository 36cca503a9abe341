package com.shop.payment;

import java.util.Set;

/**
 * Where a payment stands.
 *
 * <pre>
 * PENDING ─┬─▶ CAPTURED ─┬─▶ PARTIALLY_REFUNDED ⟲ ──▶ REFUNDED
 *          │             └───────────────────────────▶ REFUNDED
 *          ├─▶ DECLINED
 *          └─▶ VOIDED
 * </pre>
 */
public enum PaymentStatus {
  /** Meant to be charged; what the gateway has done is not known yet. */
  PENDING,
  CAPTURED,
  DECLINED,
  PARTIALLY_REFUNDED,
  REFUNDED,
  /** Never charged, and never will be. */
  VOIDED;

  Set<PaymentStatus> next() {
    return switch (this) {
      case PENDING -> Set.of(CAPTURED, DECLINED, VOIDED);
      case CAPTURED, PARTIALLY_REFUNDED -> Set.of(PARTIALLY_REFUNDED, REFUNDED);
      case DECLINED, REFUNDED, VOIDED -> Set.of();
    };
  }

  /**
   * @throws IllegalStateException when this may not become that
   */
  PaymentStatus become(PaymentStatus next) {
    if (!next().contains(next)) {
      throw new IllegalStateException("A payment that is " + this + " cannot become " + next);
    }
    return next;
  }

  /** Whether some of the customer's money is here. */
  public boolean holdsMoney() {
    return this == CAPTURED || this == PARTIALLY_REFUNDED;
  }

  /** Whether nothing is here and nothing will come. */
  public boolean isOver() {
    return next().isEmpty();
  }
}
