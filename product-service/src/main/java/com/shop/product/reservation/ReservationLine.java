package com.shop.product.reservation;

import com.shop.platform.Money;
import com.shop.product.catalogue.Product;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A quantity of one product, with its name and price at the time of the reservation. */
@Embeddable
class ReservationLine {
  private UUID productId;
  private int quantity;
  private String sku;
  private String name;
  private long unitPrice;

  protected ReservationLine() {}

  ReservationLine(Product product, int quantity) {
    this.productId = product.id();
    this.quantity = quantity;
    this.sku = product.sku();
    this.name = product.name();
    this.unitPrice = product.price().amount();
  }

  UUID productId() {
    return productId;
  }

  int quantity() {
    return quantity;
  }

  String sku() {
    return sku;
  }

  String name() {
    return name;
  }

  Money unitPrice() {
    return Money.of(unitPrice);
  }

  Money total() {
    return unitPrice().times(quantity);
  }
}
