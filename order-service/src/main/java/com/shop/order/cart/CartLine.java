package com.shop.order.cart;

import com.shop.platform.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * One product of a cart. Read only: carts are written by the statements of {@link CartLines}, line
 * by line, never by writing back what was read.
 */
@Entity
@Immutable
@Table(name = "cart_line")
public class CartLine {
  /** Of this line until it leaves the cart; grows with time. */
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

  /** The product's when the line was last put. */
  String name() {
    return name;
  }

  /** The product's when the line was last put. */
  Money unitPrice() {
    return Money.of(unitPrice);
  }
}
