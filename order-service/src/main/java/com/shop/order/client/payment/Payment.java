package com.shop.order.client.payment;

import com.shop.platform.Money;
import java.util.UUID;

/**
 * A payment as payment-service returns it.
 *
 * @param refunded the sum of all refunds so far
 * @param brand of the card; null if the order was refunded before anything was captured
 * @param declineCode null unless declined
 */
public record Payment(
    UUID id, Status status, Money refunded, String brand, String last4, String declineCode) {

  /** The state of a payment. */
  public enum Status {
    PENDING,
    CAPTURED,
    DECLINED,
    PARTIALLY_REFUNDED,
    REFUNDED,
    VOIDED;

    /** Whether the shop holds none of the customer's money, and never will for this order. */
    public boolean isMoneyBack() {
      return this == DECLINED || this == REFUNDED || this == VOIDED;
    }
  }
}
