package com.shop.order.checkout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.order.Order;
import com.shop.order.OrderView;
import com.shop.order.Rejection;
import com.shop.platform.idempotency.StoredResponse;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;

/** The responses to {@code POST /order}, by the state of the order. */
@ApplicationScoped
class OrderResponses {
  private static final String PATH = "/order";

  private final ObjectMapper json;

  OrderResponses(ObjectMapper json) {
    this.json = json;
  }

  /** The final response, for an order that has just come to rest. */
  StoredResponse outcome(Order order) {
    return switch (order.status()) {
      case REJECTED -> problem(order, problem(order.rejection()));
      case CANCELLED ->
          problem(
              order,
              new Problem(
                  409, "order_cancelled", "The order was cancelled before it was confirmed."));
      default -> view(order, 201);
    };
  }

  /** The response while processing continues in the background. */
  StoredResponse accepted(Order order) {
    return view(order, 202);
  }

  private StoredResponse view(Order order, int status) {
    return StoredResponse.of(json, status, PATH + "/" + order.id(), OrderView.of(order, false));
  }

  private StoredResponse problem(Order order, Problem problem) {
    return StoredResponse.of(json, problem.with("orderId", order.id()), PATH);
  }

  private static Problem problem(Rejection rejection) {
    Problem problem = new Problem(status(rejection.code()), rejection.code(), rejection.detail());
    rejection.members().forEach(problem::with);
    return problem;
  }

  private static int status(String rejectionCode) {
    return switch (rejectionCode) {
      case "payment_declined" -> 402;
      case "unknown_product", "unknown_card" -> 422;
      default -> 409;
    };
  }
}
