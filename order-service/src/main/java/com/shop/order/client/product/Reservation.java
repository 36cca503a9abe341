package com.shop.order.client.product;

import com.shop.platform.Money;
import java.util.List;
import java.util.UUID;

/** Stock that product-service holds for an order, at fixed prices. */
public record Reservation(List<Line> lines, Money total) {

  /** One product of a reservation. */
  public record Line(UUID productId, String sku, String name, int quantity, Money unitPrice) {}
}
