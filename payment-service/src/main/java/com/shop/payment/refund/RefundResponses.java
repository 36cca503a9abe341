package com.shop.payment.refund;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.platform.idempotency.StoredResponse;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The responses to refund requests, stored for repeated requests. */
@ApplicationScoped
class RefundResponses {
  private final ObjectMapper json;

  RefundResponses(ObjectMapper json) {
    this.json = json;
  }

  StoredResponse created(Refund refund) {
    return of(201, refund);
  }

  /** The outcome is not known yet; the loop will complete the refund. */
  StoredResponse accepted(Refund refund) {
    return of(202, refund);
  }

  StoredResponse exceedsPayment(UUID paymentId) {
    Problem problem =
        new Problem(
            409,
            "refund_exceeds_payment",
            "Refund amount exceeds the payment's remaining amount. Refund less.");
    return StoredResponse.of(json, problem, location(paymentId) + "/refund");
  }

  private StoredResponse of(int status, Refund refund) {
    return StoredResponse.of(json, status, location(refund.paymentId()), RefundView.of(refund));
  }

  private static String location(UUID paymentId) {
    return "/payment/" + paymentId;
  }
}
