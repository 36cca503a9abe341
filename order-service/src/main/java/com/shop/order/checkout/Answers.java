package com.shop.order.checkout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.platform.idempotency.StoredAnswer;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;

/** What {@code POST /order} is answered with, by how the order came out. */
@ApplicationScoped
class Answers {
  private static final String PATH = "/order";

  private final ObjectMapper json;

  Answers(ObjectMapper json) {
    this.json = json;
  }

  /** The final answer, for an order that has just come to rest. */
  StoredAnswer outcome(Order order) {
    return switch (order.status) {
      case REJECTED -> refused(order, order.rejection.problem());
      case CANCELLED ->
          refused(
              order,
              new Problem(409, "order_cancelled", "The order was cancelled before it was done."));
      default -> shown(order, 201);
    };
  }

  /** The answer to whoever cannot be kept waiting: the order goes on by itself. */
  StoredAnswer inFlight(Order order) {
    return shown(order, 202);
  }

  private StoredAnswer shown(Order order, int status) {
    return StoredAnswer.of(json, status, PATH + "/" + order.id, OrderView.of(order, false));
  }

  private StoredAnswer refused(Order order, Problem problem) {
    return StoredAnswer.of(
        json, problem.status(), null, problem.with("orderId", order.id).body(PATH));
  }
}
