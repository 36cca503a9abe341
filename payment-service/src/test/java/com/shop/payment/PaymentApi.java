package com.shop.payment;

import static io.restassured.RestAssured.given;

import com.shop.platform.identity.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Calls the API as a customer, as an admin and as order-service. */
public record PaymentApi(UUID customer) {
  public static final String VISA = "4242424242424242";
  public static final String DECLINED = "4000000000000002";
  public static final String FAILS_TWICE = "4000000000000119";
  public static final String LOSES_RESPONSE = "4000000000000259";

  private static final UUID ADMIN = UUID.randomUUID();

  public PaymentApi() {
    this(UUID.randomUUID());
  }

  /** A valid request to add a card, for tests to modify. */
  public static Map<String, Object> newCard(String number) {
    return new HashMap<>(
        Map.of("number", number, "expMonth", 12, "expYear", 2099, "cvc", "123", "holder", "Alice"));
  }

  public static Map<String, Object> usd(long amount) {
    return Map.of("amount", amount, "currency", "USD");
  }

  public Response addCard(Map<String, Object> card) {
    return asCustomer().body(card).post("/payment/cards");
  }

  public String card(String number) {
    return addCard(newCard(number)).then().statusCode(201).extract().path("token");
  }

  public Response capture(UUID orderId, long amount, String card) {
    return asService()
        .body(Map.of("customerId", customer, "amount", usd(amount), "cardToken", card))
        .put("/internal/payments/" + orderId);
  }

  /** Captures the payment of a new order and returns its id. */
  public UUID captured(UUID orderId, long amount) {
    return UUID.fromString(
        capture(orderId, amount, card(VISA)).then().statusCode(200).extract().path("id"));
  }

  public static Response refundOrder(UUID orderId) {
    return asService().post("/internal/payments/" + orderId + "/refund");
  }

  public static Response refund(UUID paymentId, String key, Map<String, Object> body) {
    return asAdmin()
        .header("Idempotency-Key", key)
        .body(body)
        .post("/payment/" + paymentId + "/refund");
  }

  public Response get(String path) {
    return asCustomer().get(path);
  }

  public RequestSpecification asCustomer() {
    return with(TestTokens.customer(customer));
  }

  public static RequestSpecification asAdmin() {
    return with(TestTokens.admin(ADMIN));
  }

  public static RequestSpecification asService() {
    return with(TestTokens.service());
  }

  private static RequestSpecification with(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }
}
