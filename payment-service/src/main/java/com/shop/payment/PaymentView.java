package com.shop.payment;

import com.shop.platform.Money;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A payment in the API. A tombstone has no brand and no last4. */
@Schema(name = "Payment")
public record PaymentView(
    UUID id,
    UUID orderId,
    PaymentStatus status,
    Money amount,
    Money refunded,
    @Nullable String brand,
    @Nullable String last4,
    @Nullable String declineCode,
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
