package com.shop.order;

import com.shop.platform.Money;
import com.shop.platform.problem.Problem;
import java.util.Map;

/**
 * Why an order is refused.
 *
 * @param status the HTTP status of the answer
 * @param code the problem's code
 * @param detail one sentence for a person
 * @param members what the problem tells besides, such as {@code shortages}
 */
public record Rejection(int status, String code, String detail, Map<String, Object> members) {

  public static Rejection priceChanged(long total) {
    return new Rejection(
        409,
        "price_changed",
        "The total is not what was expected.",
        Map.of("total", Money.of(total)));
  }

  public static Rejection declined(String declineCode) {
    return new Rejection(
        402, "payment_declined", "The card was declined.", Map.of("declineCode", declineCode));
  }

  public static Rejection reservationExpired() {
    return new Rejection(
        409,
        "reservation_expired",
        "The reserved stock ran out before the order was done.",
        Map.of());
  }

  public Problem problem() {
    Problem problem = new Problem(status, code, detail);
    members.forEach(problem::with);
    return problem;
  }
}
