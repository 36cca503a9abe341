package com.shop.order.checkout;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** One product of an order; sku, name and unit price are there once the stock is reserved. */
@Embeddable
class OrderLine {
  UUID productId;
  int quantity;
  String sku;
  String name;

  /** Minor units. */
  Long unitPrice;

  /** The line of the cart that it was ordered from; null if the request named the product. */
  UUID cartLineId;

  OrderLine() {}

  OrderLine(UUID productId, int quantity, UUID cartLineId) {
    this.productId = productId;
    this.quantity = quantity;
    this.cartLineId = cartLineId;
  }
}
