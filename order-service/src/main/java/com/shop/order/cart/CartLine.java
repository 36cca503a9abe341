package com.shop.order.cart;

import com.shop.platform.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * One product in a cart. Read-only: {@link CartRepository} writes carts by single statements on a
 * line, never by writing back what was read.
 */
@Entity
@Immutable
@Table(name = "cart_line")
public class CartLine {
  /** Identifies this line until it leaves the cart; grows with time. */
  @Id private UUID id;

  private UUID customerId;
  private UUID productId;
  private int quantity;
  private String name;
  private long unitPrice;

  protected CartLine() {}

  public UUID id() {
    return id;
  }

  public UUID productId() {
    return productId;
  }

  public int quantity() {
    return quantity;
  }

  /** The product's name when the quantity was last set. */
  String name() {
    return name;
  }

  /** The product's price when the quantity was last set. */
  Money unitPrice() {
    return Money.of(unitPrice);
  }
}
