package com.shop.order.checkout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.order.Order;
import com.shop.order.OrderView;
import com.shop.platform.idempotency.StoredResponse;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;

/** What {@code POST /order} is answered with, by how the order came out. */
@ApplicationScoped
class OrderResponses {
  private static final String PATH = "/order";

  private final ObjectMapper json;

  OrderResponses(ObjectMapper json) {
    this.json = json;
  }

  /** The final answer, for an order that has just come to rest. */
  StoredResponse outcome(Order order) {
    return switch (order.status()) {
      case REJECTED -> refused(order, order.rejection().problem());
      case CANCELLED ->
          refused(
              order,
              new Problem(409, "order_cancelled", "The order was cancelled before it was done."));
      default -> shown(order, 201);
    };
  }

  /** The answer to whoever cannot be kept waiting: the order goes on by itself. */
  StoredResponse inFlight(Order order) {
    return shown(order, 202);
  }

  private StoredResponse shown(Order order, int status) {
    return StoredResponse.of(json, status, PATH + "/" + order.id(), OrderView.of(order, false));
  }

  private StoredResponse refused(Order order, Problem problem) {
    return StoredResponse.of(json, problem.with("orderId", order.id()), PATH);
  }
}
