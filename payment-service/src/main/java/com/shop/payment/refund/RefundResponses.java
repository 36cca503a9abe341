package com.shop.payment.refund;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.platform.idempotency.StoredResponse;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** How an admin's refund is answered, the first time and each time after. */
@ApplicationScoped
class RefundResponses {
  private final ObjectMapper json;

  RefundResponses(ObjectMapper json) {
    this.json = json;
  }

  StoredResponse created(Refund refund) {
    return made(201, refund);
  }

  /** Not done yet; it goes on by itself. */
  StoredResponse accepted(Refund refund) {
    return made(202, refund);
  }

  StoredResponse exceedsPayment(UUID paymentId) {
    Problem problem =
        new Problem(
            409, "refund_exceeds_payment", "The payment has not that much left to give back.");
    return StoredResponse.of(
        json, problem.status(), null, problem.body(location(paymentId) + "/refund"));
  }

  private StoredResponse made(int status, Refund refund) {
    return StoredResponse.of(json, status, location(refund.paymentId()), RefundView.of(refund));
  }

  private static String location(UUID paymentId) {
    return "/payment/" + paymentId;
  }
}
