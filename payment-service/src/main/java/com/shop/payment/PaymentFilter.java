package com.shop.payment;

import com.shop.platform.paging.Cursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which payments a list shows.
 *
 * @param customerId theirs only; null for everybody's, tombstones too
 * @param orderId of this order only; null for every order's
 */
record PaymentFilter(UUID customerId, UUID orderId) {

  /** The last payment that the page before has shown. */
  record After(Instant createdAt, UUID id) {}

  String conditions(After after, Map<String, Object> parameters) {
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    if (customerId != null) {
      conditions.add("customerId = :customer");
      parameters.put("customer", customerId);
    }
    if (orderId != null) {
      conditions.add("orderId = :order");
      parameters.put("order", orderId);
    }
    if (after != null) {
      conditions.add("(createdAt < :at or (createdAt = :at and id < :id))");
      parameters.put("at", after.createdAt());
      parameters.put("id", after.id());
    }
    return String.join(" and ", conditions);
  }

  String cursor(Payment last) {
    return Cursor.of(
        toString(), Long.toString(last.createdAt().toEpochMilli()), last.id().toString());
  }

  /** Reads a cursor of this very filter back; null for none. */
  After after(String cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> keys = Cursor.parse(cursor, toString(), 2);
    try {
      return new After(
          Instant.ofEpochMilli(Long.parseLong(keys.get(0))), UUID.fromString(keys.get(1)));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Cursor.invalid();
    }
  }
}
