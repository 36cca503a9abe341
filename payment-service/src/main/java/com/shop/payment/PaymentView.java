package com.shop.payment;

import com.shop.platform.Money;
import java.time.Instant;
import java.util.UUID;

/** A payment as it is shown. A tombstone has no brand and no last4. */
public record PaymentView(
    UUID id,
    UUID orderId,
    PaymentStatus status,
    Money amount,
    Money refunded,
    String brand,
    String last4,
    String declineCode,
    Instant createdAt,
    Instant updatedAt) {

  public static PaymentView of(Payment payment) {
    return new PaymentView(
        payment.id(),
        payment.orderId(),
        payment.status(),
        Money.of(payment.amount()),
        Money.of(payment.refunded()),
        payment.brand(),
        payment.last4(),
        payment.declineCode(),
        payment.createdAt(),
        payment.updatedAt());
  }
}
