package com.shop.order.client.product;

import java.util.List;
import java.util.UUID;

/** The products and quantities to reserve for an order. */
public record ReservationRequest(List<Line> lines) {

  /** One product of the request. */
  public record Line(UUID productId, int quantity) {}
}
