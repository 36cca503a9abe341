package com.shop.order;

import static com.shop.order.OrderStatus.CANCELLED;
import static com.shop.order.OrderStatus.CONFIRMED;
import static com.shop.order.OrderStatus.DELIVERED;
import static com.shop.order.OrderStatus.PENDING;
import static com.shop.order.OrderStatus.REJECTED;
import static com.shop.order.OrderStatus.SHIPPED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderStatusTest {
  private static final Map<OrderStatus, Set<OrderStatus>> ALLOWED =
      Map.of(
          PENDING, Set.of(CONFIRMED, REJECTED, CANCELLED),
          CONFIRMED, Set.of(SHIPPED, CANCELLED),
          SHIPPED, Set.of(DELIVERED),
          DELIVERED, Set.of(),
          REJECTED, Set.of(),
          CANCELLED, Set.of());

  @Test
  @Covers("ORDER-37")
  void onlyTheTransitionsOfTheContractAreAllowed() {
    for (OrderStatus from : OrderStatus.values()) {
      for (OrderStatus to : OrderStatus.values()) {
        assertEquals(ALLOWED.get(from).contains(to), from.canBecome(to), from + " → " + to);
      }
    }
  }
}
