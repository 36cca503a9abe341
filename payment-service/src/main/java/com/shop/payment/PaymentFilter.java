package com.shop.payment;

import com.shop.platform.paging.CreatedAtCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The filter of a payment list.
 *
 * @param customerId only payments of this customer; null for all payments, including tombstones
 * @param orderId only the payment of this order; null for all orders
 */
record PaymentFilter(UUID customerId, UUID orderId) {

  String conditions(CreatedAtCursor after, Map<String, Object> parameters) {
    List<String> conditions = new ArrayList<>();
    conditions.add(CreatedAtCursor.condition("createdAt"));
    parameters.putAll(after.parameters());
    if (customerId != null) {
      conditions.add("customerId = :customer");
      parameters.put("customer", customerId);
    }
    if (orderId != null) {
      conditions.add("orderId = :order");
      parameters.put("order", orderId);
    }
    return String.join(" and ", conditions);
  }

  String cursor(Payment last) {
    return new CreatedAtCursor(last.createdAt(), last.id()).cursor(toString());
  }

  /** Parses a cursor that this filter produced. */
  CreatedAtCursor after(String cursor) {
    return CreatedAtCursor.parse(cursor, toString());
  }
}
