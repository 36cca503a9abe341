package com.shop.payment;

import static com.shop.payment.PaymentApi.asAdmin;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PaymentListTest {
  private final PaymentApi alice = new PaymentApi();
  private final PaymentApi bob = new PaymentApi();
  private final UUID order = UUID.randomUUID();

  @Test
  void aPaymentIsVisibleToItsOwnerAndAdminsOnly() {
    String path = "/payment/" + alice.captured(order, 1000);
    alice.get(path).then().statusCode(200).body("orderId", equalTo(order.toString()));
    asAdmin().get(path).then().statusCode(200);
    bob.get(path).then().statusCode(404).body("code", equalTo("not_found"));
    given().get(path).then().statusCode(401).header("WWW-Authenticate", "Bearer");
    PaymentApi.asService().get(path).then().statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "00000000-0000-0000-0000-000000000000"})
  void unknownPaymentsAreNotFound(String id) {
    asAdmin().get("/payment/" + id).then().statusCode(404);
  }

  @Test
  @Covers("PAY-30")
  void aTombstoneIsVisibleToAdminsOnly() {
    String path = "/payment/" + PaymentApi.refundOrder(order).path("id");
    alice.get(path).then().statusCode(404);
    asAdmin().get(path).then().statusCode(200).body("status", equalTo("VOIDED"));
    alice.get("/payment?orderId=" + order).then().body("items", empty());
    asAdmin().get("/payment?orderId=" + order).then().body("items.size()", equalTo(1));
  }

  @Test
  void pagesListOwnPaymentsNewestFirst() {
    List<String> paid = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      paid.add(alice.captured(UUID.randomUUID(), 1000).toString());
    }
    bob.captured(UUID.randomUUID(), 1000);
    Collections.reverse(paid);

    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonPath page =
          alice.get("/payment?limit=2" + cursor).then().statusCode(200).extract().jsonPath();
      seen.addAll(page.getList("items.id"));
      cursor = page.get("nextCursor") == null ? null : "&cursor=" + page.get("nextCursor");
    } while (cursor != null);
    assertEquals(paid, seen);
  }

  @Test
  void paymentsCanBeFilteredByOrder() {
    UUID payment = alice.captured(order, 1000);
    alice.captured(UUID.randomUUID(), 1000);
    alice
        .get("/payment?orderId=" + order)
        .then()
        .body("items.id", contains(payment.toString()))
        .body("nextCursor", nullValue());
    bob.get("/payment?orderId=" + order).then().statusCode(200).body("items", empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "orderId=x", "cursor=x"})
  void malformedParametersAreRejected(String parameter) {
    alice
        .get("/payment?" + parameter)
        .then()
        .statusCode(400)
        .body("code", equalTo("validation_failed"));
  }

  @Test
  void aCursorOfAnotherQueryIsRejected() {
    alice.captured(order, 1000);
    alice.captured(UUID.randomUUID(), 1000);
    String cursor = alice.get("/payment?limit=1").path("nextCursor");
    bob.get("/payment?cursor=" + cursor).then().statusCode(400);
    alice.get("/payment?orderId=" + order + "&cursor=" + cursor).then().statusCode(400);
    alice.get("/payment?cursor=" + cursor).then().statusCode(200);
  }
}
