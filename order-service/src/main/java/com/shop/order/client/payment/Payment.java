package com.shop.order.client.payment;

import java.util.UUID;

/**
 * A payment as payment-service tells of it.
 *
 * @param brand absent where nothing was ever charged
 * @param declineCode there when declined
 */
public record Payment(UUID id, Status status, String brand, String last4, String declineCode) {

  /** Where a payment stands. */
  public enum Status {
    PENDING,
    CAPTURED,
    DECLINED,
    PARTIALLY_REFUNDED,
    REFUNDED,
    VOIDED;

    /** Whether no money of the customer's is kept, and none ever will be. */
    public boolean isMoneyBack() {
      return this == DECLINED || this == REFUNDED || this == VOIDED;
    }
  }
}
