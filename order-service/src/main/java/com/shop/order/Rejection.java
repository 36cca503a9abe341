package com.shop.order;

import com.shop.platform.Money;
import java.util.Map;

/**
 * The reason why an order is rejected.
 *
 * @param code machine-readable, as listed in the HTTP contract
 * @param detail one sentence for a person
 * @param members further facts for the client, such as {@code shortages}
 */
public record Rejection(String code, String detail, Map<String, Object> members) {

  public static Rejection priceChanged(long total) {
    return new Rejection(
        "price_changed",
        "The order's total differs from expectedTotal.",
        Map.of("total", Money.of(total)));
  }

  public static Rejection paymentDeclined(String declineCode) {
    return new Rejection(
        "payment_declined", "The card was declined.", Map.of("declineCode", declineCode));
  }

  public static Rejection reservationExpired() {
    return new Rejection("reservation_expired", "The stock reservation expired.", Map.of());
  }
}
