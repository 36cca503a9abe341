package com.shop.product.reservation;

import static io.restassured.RestAssured.given;

import com.shop.platform.identity.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls the reservation API as order-service does. */
public final class OrderService {
  private static final String RESERVATION = "/internal/reservations/{orderId}";

  private OrderService() {}

  /** A line of a request. */
  static Map<String, Object> line(UUID product, int quantity) {
    return Map.of("productId", product, "quantity", quantity);
  }

  public static Response reserve(UUID orderId, UUID product, int quantity) {
    return reserve(orderId, List.of(line(product, quantity)));
  }

  static Response reserve(UUID orderId, List<Map<String, Object>> lines) {
    return put(orderId, Map.of("lines", lines));
  }

  static Response put(UUID orderId, Object body) {
    return asService().contentType(ContentType.JSON).body(body).put(RESERVATION, orderId);
  }

  public static Response confirm(UUID orderId) {
    return asService().post(RESERVATION + "/confirm", orderId);
  }

  public static Response release(UUID orderId) {
    return asService().delete(RESERVATION, orderId);
  }

  private static RequestSpecification asService() {
    return given().auth().oauth2(TestTokens.service());
  }
}
