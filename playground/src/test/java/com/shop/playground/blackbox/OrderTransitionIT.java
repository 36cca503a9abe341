package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertProblem;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Bodies.GOOD_CARD;
import static com.shop.playground.client.Bodies.line;
import static com.shop.playground.client.Client.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import com.shop.playground.client.Customer;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code POST /order/{id}/cancel}, {@code /ship} and {@code /deliver}. */
@BlackBox
class OrderTransitionIT {
  private final Customer carol = People.somebody();
  private final Client admin = People.admin();
  private final String product = Shelf.put(10);

  @Test
  @Covers({"ORDER-30", "ORDER-31", "ORDER-37"})
  void aCancelledOrderIsRefundedAndRestocked() {
    String order = "/order/" + carol.buy(product, 3);

    Response cancelled = carol.post(order + "/cancel");

    assertStatus(200, cancelled);
    assertEquals("CANCELLED", cancelled.path("status"));
    assertEquals("REFUNDED", cancelled.path("payment.status"));
    assertEquals(10, Shelf.available(product));
    Response payment = carol.get("/payment/" + cancelled.path("payment.id"));
    assertEquals("REFUNDED", payment.path("status"));
    assertEquals(payment.<Object>path("amount"), payment.path("refunded"));
    assertEquals(payment.<Object>path("refunded"), cancelled.path("payment.refunded"));

    assertEquals(List.of("CANCEL_REQUESTED", "CANCELLED"), lastEvents(order));

    Response again = carol.post(order + "/cancel");
    assertStatus(200, again);
    assertEquals("CANCELLED", again.path("status"));
    assertEquals(10, Shelf.available(product));
    assertProblem(409, "illegal_transition", admin.post(order + "/ship"));
  }

  @Test
  @Covers("ORDER-30")
  void anAdminCancelsAnyOrder() {
    String order = "/order/" + carol.buy(product, 3);

    Response cancelled = admin.post(order + "/cancel");

    assertStatus(200, cancelled);
    assertEquals("CANCELLED", cancelled.path("status"));
  }

  @Test
  @Covers({"ORDER-32", "ORDER-37", "ORDER-38"})
  void anOrderCancelledInFlightNeverEndsConfirmed() {
    Map<String, Object> body =
        Bodies.order(carol.card("4000000000000119"), List.of(line(product, 3)));
    String key = UUID.randomUUID().toString();
    Response placed = carol.order(key, body, header("Prefer", "respond-async"));
    assertStatus(202, placed);
    String id = placed.path("id");

    Response cancelled = carol.post("/order/" + id + "/cancel");

    assertTrue(List.of(200, 202).contains(cancelled.statusCode()), cancelled::asString);
    carol.atRest(id, "CANCELLED");
    assertEquals(10, Shelf.available(product));
    List<String> statuses = carol.get("/payment?orderId=" + id).path("items.status");
    assertTrue(List.of("REFUNDED", "VOIDED").containsAll(statuses), statuses::toString);
    Response replay = carol.order(key, body);
    // Unless the order was confirmed before it was cancelled.
    if (replay.statusCode() != 201) {
      assertProblem(409, "order_cancelled", replay);
      assertEquals(id, replay.path("orderId"));
    }
  }

  @Test
  @Covers({"ORDER-33", "ORDER-36"})
  void aRejectedOrderIsNeitherCancelledNorShipped() {
    Map<String, Object> body = Bodies.order(carol.card(GOOD_CARD), List.of(line(product, 11)));
    String order = "/order/" + carol.outcome(body).path("orderId");

    assertEquals(List.of("REJECTION_RECORDED", "REJECTED"), lastEvents(order));
    assertProblem(409, "not_cancellable", carol.post(order + "/cancel"));
    assertProblem(409, "illegal_transition", admin.post(order + "/ship"));
    assertProblem(409, "illegal_transition", admin.post(order + "/deliver"));
  }

  @Test
  @Covers({"ORDER-33", "ORDER-34", "ORDER-35", "ORDER-36", "ORDER-37", "ORDER-40"})
  void aConfirmedOrderIsShippedAndThenDelivered() {
    String order = "/order/" + carol.buy(product, 3);

    assertProblem(409, "illegal_transition", admin.post(order + "/deliver"));
    Response shipped = admin.post(order + "/ship");
    assertProblem(409, "illegal_transition", admin.post(order + "/ship"));
    assertProblem(409, "not_cancellable", carol.post(order + "/cancel"));
    Response delivered = admin.post(order + "/deliver");
    assertProblem(409, "illegal_transition", admin.post(order + "/deliver"));
    assertProblem(409, "not_cancellable", carol.post(order + "/cancel"));

    assertStatus(200, shipped);
    assertEquals("SHIPPED", shipped.path("status"));
    assertStatus(200, delivered);
    assertEquals("DELIVERED", delivered.path("status"));
    assertEquals("DELIVERED", carol.get(order).path("status"));
    assertEquals("CAPTURED", carol.get(order).path("payment.status"));
    assertEquals(List.of("SHIPPED", "DELIVERED"), lastEvents(order));
  }

  @Test
  @Covers({"ORDER-34", "ORDER-35", "CONV-30", "CONV-40"})
  void onlyAdminsShipAndDeliver() {
    String order = "/order/" + carol.buy(product, 1);

    for (String step : List.of("/ship", "/deliver")) {
      assertProblem(403, "forbidden", carol.post(order + step));
      assertProblem(404, "not_found", admin.post("/order/" + Bodies.NO_SUCH_ID + step));
      assertProblem(404, "not_found", admin.post("/order/lamp" + step));
    }
  }

  private List<String> lastEvents(String order) {
    List<String> types = carol.get(order + "/events").path("items.type");
    return types.subList(types.size() - 2, types.size());
  }
}
