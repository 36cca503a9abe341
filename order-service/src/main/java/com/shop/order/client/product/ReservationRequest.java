package com.shop.order.client.product;

import java.util.List;
import java.util.UUID;

/** What an order wants to have reserved. */
public record ReservationRequest(List<Line> lines) {

  /** One product of it. */
  public record Line(UUID productId, int quantity) {}
}
