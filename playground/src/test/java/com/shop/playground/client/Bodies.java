package com.shop.playground.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Valid request bodies, and variations of them. */
public final class Bodies {
  public static final String PASSWORD = "correct horse battery";
  public static final String GOOD_CARD = "4242424242424242";
  public static final String NO_SUCH_ID = "0197a4b0-0000-7000-8000-000000000000";

  private Bodies() {}

  /** An email address that nobody has yet. */
  public static String newEmail() {
    return "c-" + UUID.randomUUID() + "@example.com";
  }

  public static Map<String, Object> registration() {
    return registrationOf(newEmail(), PASSWORD);
  }

  public static Map<String, Object> registrationOf(String email, String password) {
    return Map.of("email", email, "password", password, "name", "Carol Example");
  }

  public static Map<String, Object> credentials(String email, String password) {
    return Map.of("email", email, "password", password);
  }

  public static Map<String, Object> address() {
    return Map.of(
        "recipient", "Carol Example",
        "line1", "1 Main St",
        "city", "Springfield",
        "postalCode", "12345",
        "country", "US");
  }

  public static Map<String, Object> card(String number) {
    return Map.of("number", number, "expMonth", 12, "expYear", 2039, "cvc", "123", "holder", "C");
  }

  public static Map<String, Object> money(int amount) {
    return Map.of("amount", amount, "currency", "USD");
  }

  public static Map<String, Object> line(Object productId, Object quantity) {
    return Map.of("productId", productId, "quantity", quantity);
  }

  /** An order of the cart. */
  public static Map<String, Object> order(Object cardToken) {
    return Map.of("cardToken", cardToken, "shippingAddress", address());
  }

  /** An order of these lines. */
  public static Map<String, Object> order(Object cardToken, List<Map<String, Object>> lines) {
    return with(order(cardToken), "items", lines);
  }

  /** An order of two of a product. */
  public static Map<String, Object> orderOf(Object productId, Object cardToken) {
    return order(cardToken, List.of(line(productId, 2)));
  }

  public static Map<String, Object> adjustment(int delta) {
    return Map.of("delta", delta, "reason", "counted");
  }

  /** The same body with another value of a field. */
  public static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(body);
    changed.put(field, value);
    return changed;
  }

  /** The same body without a field. */
  public static Map<String, Object> without(Map<String, Object> body, String field) {
    Map<String, Object> changed = new LinkedHashMap<>(body);
    changed.remove(field);
    return changed;
  }
}
