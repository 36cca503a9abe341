package com.shop.payment.refund;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.platform.idempotency.StoredAnswer;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** How an admin's refund is answered, the first time and each time after. */
@ApplicationScoped
class RefundAnswers {
  private final ObjectMapper json;

  RefundAnswers(ObjectMapper json) {
    this.json = json;
  }

  StoredAnswer created(Refund refund) {
    return made(201, refund);
  }

  /** Not done yet; it goes on by itself. */
  StoredAnswer accepted(Refund refund) {
    return made(202, refund);
  }

  StoredAnswer exceedsPayment(UUID paymentId) {
    Problem problem =
        new Problem(
            409, "refund_exceeds_payment", "The payment has not that much left to give back.");
    return StoredAnswer.of(
        json, problem.status(), null, problem.body(location(paymentId) + "/refund"));
  }

  private StoredAnswer made(int status, Refund refund) {
    return StoredAnswer.of(json, status, location(refund.paymentId()), RefundView.of(refund));
  }

  private static String location(UUID paymentId) {
    return "/payment/" + paymentId;
  }
}
