package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertInvalid;
import static com.shop.playground.blackbox.Checks.assertPage;
import static com.shop.playground.blackbox.Checks.assertProblem;
import static com.shop.playground.blackbox.Checks.assertShape;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Bodies.GOOD_CARD;
import static com.shop.playground.client.Bodies.NO_SUCH_ID;
import static com.shop.playground.client.Bodies.money;
import static com.shop.playground.client.Bodies.with;
import static com.shop.playground.client.Client.header;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.shop.platform.Covers;
import com.shop.platform.Race;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import com.shop.playground.client.Customer;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code GET /payment}, {@code GET /payment/{id}} and {@code POST /payment/{id}/refund}. */
@BlackBox
class PaymentIT {
  private static final Map<String, Object> ALL = Map.of("reason", "broken");

  private final Customer carol = People.somebody();
  private final Client admin = People.admin();

  @Test
  @Covers({"PAY-6", "PAY-7", "PAY-8", "CONV-17", "CONV-31"})
  void aPaymentIsVisibleToItsOwnerAndAdminsOnly() {
    String order = carol.buy(Shelf.put(2), 2);
    Response list = carol.get("/payment?orderId=" + order);
    String payment = "/payment/" + list.path("items[0].id");
    Client dave = ShopUnderTest.register();

    Response shown = carol.get(payment);

    assertStatus(200, shown);
    assertShape(
        shown.path(""),
        "id",
        "orderId",
        "status",
        "amount",
        "refunded",
        "brand",
        "last4",
        "createdAt",
        "updatedAt");
    assertEquals(order, shown.path("orderId"));
    assertEquals("CAPTURED", shown.path("status"));
    assertEquals(money(2598), shown.path("amount"));
    assertEquals(money(0), shown.path("refunded"));
    assertEquals(List.of(shown.<Object>path("")), list.path("items"));
    assertEquals(shown.asString(), admin.get(payment).asString());
    assertEquals(list.asString(), admin.get("/payment?orderId=" + order).asString());
    assertProblem(404, "not_found", dave.get(payment));
    assertPage(List.of(), dave.get("/payment?orderId=" + order));
    assertProblem(404, "not_found", carol.get("/payment/" + NO_SUCH_ID));
    assertProblem(404, "not_found", carol.get("/payment/lamp"));
    assertProblem(401, "unauthorized", ShopUnderTest.anyone().get(payment));
  }

  @Test
  @Covers({"PAY-6", "CONV-10", "CONV-20", "CONV-21", "CONV-22", "CONV-23"})
  void pagesShowOwnPaymentsNewestFirst() {
    Customer dave = ShopUnderTest.register();
    String product = Shelf.put(2);
    String first = dave.buy(product, 1);
    String second = dave.buy(product, 1);

    Response page = dave.get("/payment?limit=1");
    String cursor = page.path("nextCursor");

    assertEquals(List.of(second), page.path("items.orderId"));
    assertEquals(
        List.of(first), dave.get("/payment?limit=1&cursor=" + cursor).path("items.orderId"));
    assertEquals(List.of(second, first), dave.get("/payment").path("items.orderId"));
    assertInvalid(carol.get("/payment?cursor=" + cursor), "cursor");
    assertInvalid(dave.get("/payment?orderId=" + first + "&cursor=" + cursor), "cursor");
    assertInvalid(dave.get("/payment?cursor=bWFkZSB1cA"), "cursor");
    assertInvalid(dave.get("/payment?orderId=lamp"), "orderId");
    assertInvalid(dave.get("/payment?limit=101"), "limit");
  }

  @Test
  @Covers({"PAY-9", "PAY-10", "PAY-11", "PAY-12", "IDEM-7", "CONV-24"})
  void aPaymentIsRefundedInParts() {
    String order = carol.buy(Shelf.put(2), 2);
    String payment = payment(order);

    Response part = refund(payment, "part", some(1000));
    assertStatus(201, part);
    assertShape(part.path(""), "id", "paymentId", "amount", "reason", "createdAt");
    assertEquals(payment, "/payment/" + part.path("paymentId"));
    assertEquals(money(1000), part.path("amount"));
    assertEquals("broken", part.path("reason"));
    assertEquals(money(1000), carol.get(payment).path("refunded"));
    assertEquals("PARTIALLY_REFUNDED", carol.get(payment).path("status"));

    assertProblem(409, "refund_exceeds_payment", refund(payment, "more", some(1599)));
    Response rest = refund(payment, "rest", ALL);
    assertEquals(money(1598), rest.path("amount"));
    assertEquals(money(2598), carol.get(payment).path("refunded"));
    assertEquals("REFUNDED", carol.get(payment).path("status"));
    assertProblem(409, "refund_exceeds_payment", refund(payment, "again", ALL));
    assertEquals("true", refund(payment, "more", some(1599)).header("Idempotent-Replayed"));
    assertEquals("CONFIRMED", carol.get("/order/" + order).path("status"));
  }

  @Test
  @Covers("ORDER-42")
  void anOrderShowsItsRefundsWithinTenSeconds() {
    Customer dave = ShopUnderTest.register();
    Map<String, Object> body =
        Bodies.order(dave.card(GOOD_CARD), List.of(Bodies.line(Shelf.put(2), 2)));
    Response placed = dave.outcome("once", body);
    String order = placed.path("id");
    String payment = payment(dave, order);

    assertStatus(201, refund(payment, "part", some(1000)));
    awaitPayment(dave, order, "PARTIALLY_REFUNDED", 1000);
    assertStatus(201, refund(payment, "rest", ALL));
    awaitPayment(dave, order, "REFUNDED", 2598);

    assertEquals("CONFIRMED", dave.get("/order/" + order).path("status"));
    assertEquals(placed.asString(), dave.order("once", body).asString());
  }

  @Test
  @Covers({"IDEM-1", "IDEM-6", "IDEM-9", "PAY-9"})
  void aReplayRefundsNothingMore() {
    String payment = payment(carol.buy(Shelf.put(2), 2));

    assertProblem(400, "idempotency_key_required", admin.post(payment + "/refund", ALL));
    Response first = refund(payment, "k", some(1000));
    Response replay = refund(payment, "k", some(1000));

    assertNull(first.header("Idempotent-Replayed"));
    assertStatus(201, replay);
    assertEquals("true", replay.header("Idempotent-Replayed"));
    assertEquals(first.asString(), replay.asString());
    assertProblem(422, "idempotency_key_reused", refund(payment, "k", some(1001)));
    assertEquals(money(1000), carol.get(payment).path("refunded"));
  }

  @Test
  @Covers({"PAY-11", "IDEM-10", "IDEM-12"})
  void theSameKeyTwentyTimesAtOnceIsOneRefund() {
    String payment = payment(carol.buy(Shelf.put(2), 2));
    String key = UUID.randomUUID().toString();

    List<Response> answers = Race.of(20, i -> refund(payment, key, some(100)));

    for (Response answer : answers) {
      if (answer.statusCode() != 201) {
        assertProblem(409, "idempotency_in_progress", answer);
      }
    }
    assertStatus(201, refund(payment, key, some(100)));
    assertEquals(money(100), carol.get(payment).path("refunded"));
  }

  @Test
  @Covers({"PAY-13", "CONV-7", "CONV-8", "CONV-14", "IDEM-11"})
  void onlyAdminsRefundWithinBounds() {
    String payment = payment(carol.buy(Shelf.put(2), 2));

    assertProblem(
        403, "forbidden", carol.post(payment + "/refund", ALL, header("Idempotency-Key", "k")));
    assertInvalid(refund(payment, "k", Map.of()), "reason");
    assertInvalid(refund(payment, "k", some(0)), "amount.amount");
    assertInvalid(refund(payment, "k", some(-1)), "amount.amount");
    assertInvalid(
        refund(payment, "k", with(ALL, "amount", Map.of("amount", 1, "currency", "EUR"))),
        "amount.currency");
    assertProblem(404, "not_found", refund("/payment/" + NO_SUCH_ID, "k", ALL));
    assertProblem(404, "not_found", refund("/payment/lamp", "k", ALL));
    assertStatus(201, refund(payment, "k", ALL));
  }

  @Test
  @Covers("PAY-11")
  void onlyACaptureCanBeRefunded() {
    Map<String, Object> body =
        Bodies.order(carol.card("4000000000000002"), List.of(Bodies.line(Shelf.put(1), 1)));
    String payment = payment(carol.outcome(body).path("orderId"));

    assertProblem(409, "refund_exceeds_payment", refund(payment, "k", ALL));
  }

  private static void awaitPayment(Customer customer, String order, String status, int refunded) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              Map<String, ?> shown = customer.get("/order/" + order).path("payment");
              assertEquals(status, shown.get("status"));
              assertEquals(money(refunded), shown.get("refunded"));
              assertEquals(List.of(shown), customer.get("/order").path("items.payment"));
            });
  }

  private String payment(String order) {
    return payment(carol, order);
  }

  private static String payment(Customer customer, String order) {
    return "/payment/" + customer.get("/payment?orderId=" + order).path("items[0].id");
  }

  private Response refund(String payment, String key, Map<String, Object> body) {
    return admin.post(payment + "/refund", body, header("Idempotency-Key", key));
  }

  private static Map<String, Object> some(int amount) {
    return with(ALL, "amount", money(amount));
  }
}
