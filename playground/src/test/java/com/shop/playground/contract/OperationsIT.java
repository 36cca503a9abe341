package com.shop.playground.contract;

import static com.shop.playground.client.Bodies.GOOD_CARD;
import static com.shop.playground.system.RunningShop.anyone;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import com.shop.playground.client.Customer;
import com.shop.playground.shop.Service;
import com.shop.playground.system.RunningShop;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls every operation of the OpenAPI documents until each declared success has been seen. {@link
 * ContractFilter} checks the responses.
 */
@ExtendWith(RunningShop.class)
class OperationsIT {
  private static final Duration TO_REST = Duration.ofSeconds(60);
  private static final String FAILS_TWICE = "4000000000000119";
  private static final Map<String, Object> ADDRESS =
      Map.of(
          "recipient", "Carol",
          "line1", "1 Main St",
          "city", "Springfield",
          "postalCode", "12345",
          "country", "US");

  /**
   * Seen only while the payment gateway is down or slow, which a running shop's rarely is: see
   * AdminRefundTest and OrderRefundTest in payment-service.
   */
  private static final Set<String> OF_A_GATEWAY_THAT_IS_AWAY =
      Set.of(
          "POST /payment/{id}/refund (refundPayment) 202",
          "POST /internal/payments/{orderId}/refund (refundOrderPayment) 202");

  private final URI base = RunningShop.base();
  private final Customer carol = Customer.register(RunningShop.endpoint(base));
  private final Customer admin = carol.admin();
  private final String card = carol.card(GOOD_CARD);

  @Test
  void everyOperationResponds() throws Exception {
    health();
    sessions();
    account();
    addresses();
    accountsOfOthers();
    catalogueAdministration();
    cart();
    orders();
    cancellationInFlight();
    payments();
    internals();
    captureInFlight();

    Set<String> unseen = RunningShop.contract().unseen();
    unseen.removeAll(OF_A_GATEWAY_THAT_IS_AWAY);
    assertEquals(Set.of(), unseen);
    RunningShop.assertAllIsRight();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyExampleMatchesItsSchema(Document document) {
    document
        .components()
        .path("schemas")
        .forEachEntry(
            (name, schema) -> {
              for (JsonNode example : schema.path("examples")) {
                document
                    .schemas()
                    .mismatch(schema, example)
                    .ifPresent(
                        what -> {
                          throw new AssertionError("The example of " + name + ": " + what);
                        });
              }
            });
  }

  static Stream<Document> documents() {
    return RunningShop.contract().documents().stream();
  }

  private void health() {
    for (Service service : Service.values()) {
      ok(carol.get(service.prefix() + "/health"), 200);
      ok(carol.get(service.prefix() + "/ready"), 200);
    }
  }

  private void sessions() {
    Map<String, String> credentials = Map.of("email", "bob@shop.com", "password", "Passw0rd!");
    String first = ok(anyone(base).body(credentials).post("/user/login"), 200).path("refreshToken");
    String second = ok(refreshing(first).post("/user/refresh"), 200).path("refreshToken");
    ok(refreshing(second).post("/user/logout"), 204);
    ok(anyone(base).get("/user/jwks"), 200);
  }

  private RequestSpecification refreshing(String token) {
    return anyone(base).body(Map.of("refreshToken", token));
  }

  private void account() {
    ok(carol.json().body(Map.of("name", "Caroline")).patch("/user/me"), 200);
    Map<String, String> change =
        Map.of("currentPassword", "correct horse battery", "newPassword", "correct horse battery!");
    ok(carol.json().body(change).put("/user/me/password"), 204);
  }

  private void addresses() {
    String one = ok(carol.json().body(ADDRESS).post("/user/me/addresses"), 201).header("Location");
    ok(carol.get("/user/me/addresses"), 200);
    ok(carol.get(one), 200);
    ok(carol.json().body(ADDRESS).put(one), 200);
    ok(carol.json().delete(one), 204);
  }

  private void accountsOfOthers() {
    String id = ok(carol.get("/user/me"), 200).path("id");
    ok(admin.get("/user?limit=1"), 200);
    ok(admin.get("/user/" + id), 200);
    ok(admin.json().body(Map.of("roles", List.of("customer"))).put("/user/" + id + "/roles"), 200);
  }

  private void catalogueAdministration() {
    Map<String, Object> fields =
        Map.of(
            "sku", "NEW-" + UUID.randomUUID(),
            "name", "Something new",
            "description", "",
            "category", "novelties",
            "price", Map.of("amount", 100, "currency", "USD"));
    Map<String, Object> product = new HashMap<>(fields);
    product.put("stock", 5);
    String one = ok(admin.json().body(product).post("/product"), 201).header("Location");
    String etag = ok(anyone(base).get(one), 200).header("ETag");
    ok(anyone(base).header("If-None-Match", etag).get(one), 304);
    ok(admin.json().header("If-Match", etag).body(fields).put(one), 200);
    Map<String, Object> adjustment = Map.of("delta", -1, "reason", "broken");
    ok(admin.postWithKey(one + "/stock", key(), adjustment), 200);
    ok(admin.json().delete(one), 204);
    ok(anyone(base).get("/product?q=a&sort=-price&limit=3"), 200);
    ok(anyone(base).get("/product/categories"), 200);
  }

  private void cart() {
    String item = "/order/cart/items/" + carol.product().get("id");
    ok(carol.json().body(Map.of("quantity", 2)).put(item), 200);
    ok(carol.get("/order/cart"), 200);
    ok(carol.json().delete(item), 204);
    ok(carol.json().delete("/order/cart"), 204);
  }

  private void orders() {
    String order = "/order/" + ok(carol.orderWith(GOOD_CARD), 201).path("id");
    ok(carol.get("/order?status=CONFIRMED"), 200);
    ok(carol.get(order), 200);
    ok(carol.get(order + "/events"), 200);
    ok(carol.json().accept("text/event-stream").get(order + "/events"), 200);
    int events = carol.get(order + "/events").<List<?>>path("items").size();
    ok(
        carol
            .json()
            .accept("text/event-stream")
            .header("Last-Event-ID", events)
            .get(order + "/events"),
        204);
    ok(admin.json().post(order + "/ship"), 200);
    ok(admin.json().post(order + "/deliver"), 200);
    ok(carol.cancel(ok(carol.orderWith(GOOD_CARD), 201).path("id")), 200);
  }

  private void cancellationInFlight() throws Exception {
    RunningShop.SHOP.pause("payment-service-1");
    RunningShop.SHOP.pause("payment-service-2");
    String id;
    try {
      id = placedAtOnce(card).path("id");
      await().atMost(TO_REST).until(() -> carol.get("/order/" + id).<Object>path("total") != null);
      ok(carol.cancel(id), 202);
    } finally {
      RunningShop.SHOP.resume("payment-service-1");
      RunningShop.SHOP.resume("payment-service-2");
    }
    assertEquals("CANCELLED", carol.restingStatus(id, TO_REST));
  }

  private Response placedAtOnce(String cardToken) {
    Response answer =
        carol.order(
            Bodies.orderOf(carol.product().get("id"), cardToken),
            Client.header("Prefer", "respond-async"));
    return ok(answer, 202);
  }

  private void payments() {
    String id = ok(carol.orderWith(GOOD_CARD), 201).path("payment.id");
    ok(carol.get("/payment?limit=1"), 200);
    ok(carol.get("/payment/" + id), 200);
    Map<String, Object> refund =
        Map.of("amount", Map.of("amount", 1, "currency", "USD"), "reason", "a scratch");
    ok(admin.postWithKey("/payment/" + id + "/refund", key(), refund), 201);
  }

  private void internals() {
    Response confirmed = ok(carol.orderWith(GOOD_CARD), 201);
    Map<String, Object> lines =
        Map.of(
            "lines",
            List.of(
                Map.of("productId", confirmed.<Object>path("items[0].productId"), "quantity", 2)));
    String reservation = "/internal/reservations/" + confirmed.path("id");
    ok(asOrderService(Service.PRODUCT).body(lines).put(reservation), 200);
    ok(asOrderService(Service.PRODUCT).post(reservation + "/confirm"), 204);

    Response ordered = ok(carol.order(key(), Bodies.orderOf(carol.product().get("id"), card)), 201);
    ok(capture(ordered.path("id"), ordered.path("customerId"), ordered.path("total"), card), 200);

    String cancelled = ok(carol.cancel(ordered.path("id")), 200).path("id");
    ok(asOrderService(Service.PRODUCT).delete("/internal/reservations/" + cancelled), 204);
    ok(asOrderService(Service.PAYMENT).post("/internal/payments/" + cancelled + "/refund"), 200);
    ok(asOrderService(Service.PAYMENT).get("/internal/refunded-payments"), 200);
  }

  /** The first two captures of this card fail, so the first requests get 202. */
  private void captureInFlight() {
    String unreliable = carol.card(FAILS_TWICE);
    await()
        .atMost(TO_REST)
        .until(
            () -> {
              Response order = placedAtOnce(unreliable);
              Response payment =
                  capture(
                      order.path("id"),
                      order.path("customerId"),
                      twice(carol.product().get("price")),
                      unreliable);
              assertEquals("CONFIRMED", carol.restingStatus(order.path("id"), TO_REST));
              return payment.statusCode();
            },
            equalTo(202));
  }

  private static Map<String, Object> twice(Object price) {
    int amount = (int) ((Map<?, ?>) price).get("amount");
    return Map.of("amount", 2 * amount, "currency", "USD");
  }

  private static Response capture(
      String order, String customer, Map<String, Object> amount, String cardToken) {
    return asOrderService(Service.PAYMENT)
        .body(Map.of("customerId", customer, "amount", amount, "cardToken", cardToken))
        .put("/internal/payments/" + order);
  }

  private static RequestSpecification asOrderService(Service service) {
    return Pods.asOrderService(service);
  }

  private static Response ok(Response answer, int status) {
    return answer.then().statusCode(status).extract().response();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
