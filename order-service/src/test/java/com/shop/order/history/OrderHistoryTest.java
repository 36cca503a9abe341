package com.shop.order.history;

import static com.shop.order.OrderApi.goodOrder;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.order.OrderApi;
import com.shop.platform.identity.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OrderHistoryTest {
  private final OrderApi alice = new OrderApi();

  @Test
  void pagesListAllOrdersOnceNewestFirst() {
    List<String> placed = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      placed.add(alice.place(goodOrder()).path("id"));
    }
    Collections.reverse(placed);

    List<String> seen = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      Response page = alice.get("/order?limit=2" + cursor);
      seen.addAll(page.path("items.id"));
      String next = page.path("nextCursor");
      cursor = next == null ? null : "&cursor=" + next;
    }

    assertEquals(placed, seen);
  }

  @Test
  void aStatusNarrowsTheList() {
    String kept = alice.place(goodOrder()).path("id");
    alice.cancel(alice.place(goodOrder()).path("id"));

    alice.get("/order?status=CONFIRMED").then().body("items.id", contains(kept));
    alice.get("/order?status=CANCELLED").then().body("items.size()", equalTo(1));
  }

  @Test
  void aCursorOfAnotherQueryIsRefused() {
    alice.place(goodOrder());
    alice.place(goodOrder());
    String cursor = alice.get("/order?limit=1").path("nextCursor");

    alice.get("/order?limit=1&cursor=" + cursor).then().statusCode(200);
    alice
        .get("/order?limit=1&status=CONFIRMED&cursor=" + cursor)
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("cursor"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"limit=0", "limit=101", "limit=x", "status=LOST", "scope=own", "cursor=made-up"})
  void anInvalidParameterIsRefused(String query) {
    alice.get("/order?" + query).then().statusCode(400).body("code", equalTo("validation_failed"));
  }

  @Test
  void onlyAnAdminSeesAnotherCustomersOrders() {
    String id = alice.place(goodOrder()).path("id");
    String query = "/order?customerId=" + alice.customer();

    asAdmin().get(query).then().body("items.id", contains(id)).body("nextCursor", nullValue());
    new OrderApi().get(query).then().statusCode(403).body("code", equalTo("forbidden"));
    given().get("/order").then().statusCode(401).header("WWW-Authenticate", "Bearer");
  }

  @Test
  void onlyAnAdminSeesTheOrdersOfAllCustomers() {
    OrderApi bob = new OrderApi();
    String first = alice.place(goodOrder()).path("id");
    String second = bob.place(goodOrder()).path("id");
    alice.cancel(first);

    assertEquals(List.of(second, first), ids(asAdmin().get("/order?scope=all&limit=2")));
    assertEquals(List.of(first), ids(asAdmin().get("/order?scope=all&status=CANCELLED&limit=1")));
    assertEquals(List.of(second), ids(asAdmin().get("/order?scope=all&status=CONFIRMED&limit=1")));
    assertEquals(
        List.of(second), ids(asAdmin().get("/order?scope=all&customerId=" + bob.customer())));
    alice.get("/order?scope=all").then().statusCode(403).body("code", equalTo("forbidden"));
    given().get("/order?scope=all").then().statusCode(401);
  }

  @Test
  void pagesOfAllOrdersFollowEachOther() {
    String first = alice.place(goodOrder()).path("id");
    new OrderApi().place(goodOrder()).then().statusCode(201);

    String cursor = asAdmin().get("/order?scope=all&limit=1").path("nextCursor");

    assertEquals(List.of(first), ids(asAdmin().get("/order?scope=all&limit=1&cursor=" + cursor)));
    asAdmin().get("/order?cursor=" + cursor).then().statusCode(400);
    alice.get("/order?cursor=" + cursor).then().statusCode(400);
  }

  private static RequestSpecification asAdmin() {
    return given().auth().oauth2(TestTokens.admin(UUID.randomUUID()));
  }

  private static List<String> ids(Response page) {
    return page.then().statusCode(200).extract().path("items.id");
  }
}
