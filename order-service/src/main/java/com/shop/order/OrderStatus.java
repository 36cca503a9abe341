package com.shop.order;

import java.util.Set;

/**
 * The state of an order.
 *
 * <pre>
 * PENDING → CONFIRMED → SHIPPED → DELIVERED
 * PENDING → REJECTED
 * PENDING | CONFIRMED → CANCELLED
 * </pre>
 */
public enum OrderStatus {
  PENDING,
  CONFIRMED,
  SHIPPED,
  DELIVERED,
  REJECTED,
  CANCELLED;

  boolean canBecome(OrderStatus next) {
    return switch (this) {
      case PENDING -> Set.of(CONFIRMED, REJECTED, CANCELLED).contains(next);
      case CONFIRMED -> Set.of(SHIPPED, CANCELLED).contains(next);
      case SHIPPED -> next == DELIVERED;
      case DELIVERED, REJECTED, CANCELLED -> false;
    };
  }
}
