package com.shop.order;

import jakarta.annotation.Nullable;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** One product of an order. Its sku, name and unit price are set when the stock is reserved. */
@Embeddable
public class OrderLine {
  private UUID productId;
  private int quantity;
  private String sku;
  private String name;

  /** Minor units. */
  private Long unitPrice;

  private UUID cartLineId;

  OrderLine() {}

  /**
   * @param cartLineId the cart line that was ordered; null if the request named the product
   */
  public OrderLine(UUID productId, int quantity, @Nullable UUID cartLineId) {
    this.productId = productId;
    this.quantity = quantity;
    this.cartLineId = cartLineId;
  }

  public UUID productId() {
    return productId;
  }

  public int quantity() {
    return quantity;
  }

  void reserved(ReservedLine reserved) {
    sku = reserved.sku();
    name = reserved.name();
    unitPrice = reserved.unitPrice().amount();
  }

  String sku() {
    return sku;
  }

  String name() {
    return name;
  }

  Long unitPrice() {
    return unitPrice;
  }

  UUID cartLineId() {
    return cartLineId;
  }
}
