package com.shop.order;

import java.util.Map;

/**
 * A rejection as its JSON column stores it.
 *
 * @param status the HTTP status. Not read any more, but written for replicas of the previous
 *     version, which respond with it.
 */
record StoredRejection(int status, String code, String detail, Map<String, Object> members) {

  static StoredRejection of(Rejection rejection) {
    return new StoredRejection(
        status(rejection.code()), rejection.code(), rejection.detail(), rejection.members());
  }

  Rejection toRejection() {
    return new Rejection(code, detail, members);
  }

  private static int status(String code) {
    return switch (code) {
      case "payment_declined" -> 402;
      case "unknown_product", "unknown_card" -> 422;
      default -> 409;
    };
  }
}
