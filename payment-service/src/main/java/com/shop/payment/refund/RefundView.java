package com.shop.payment.refund;

import com.shop.platform.Money;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A refund in the API. */
@Schema(name = "Refund")
record RefundView(UUID id, UUID paymentId, Money amount, String reason, Instant createdAt) {

  static RefundView of(Refund refund) {
    return new RefundView(
        refund.id(),
        refund.paymentId(),
        Money.of(refund.amount()),
        refund.reason(),
        refund.createdAt());
  }
}
