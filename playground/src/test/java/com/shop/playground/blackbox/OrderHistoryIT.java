package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertInvalid;
import static com.shop.playground.blackbox.Checks.assertPage;
import static com.shop.playground.blackbox.Checks.assertProblem;
import static com.shop.playground.blackbox.Checks.assertShape;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Bodies.GOOD_CARD;
import static com.shop.playground.client.Bodies.NO_SUCH_ID;
import static com.shop.playground.client.Bodies.line;
import static com.shop.playground.client.Client.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import com.shop.playground.client.Customer;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code GET /order}, {@code /order/{id}} and {@code /order/{id}/events}. */
@BlackBox
class OrderHistoryIT {
  private static final List<String> WAY_TO_CONFIRMED =
      List.of("PLACED", "STOCK_RESERVED", "PAYMENT_CAPTURED", "CONFIRMED");

  @Test
  @Covers({"ORDER-24", "ORDER-25", "CONV-20", "CONV-22", "CONV-23"})
  void pagesWalkTheOwnOrdersOnceNewestFirst() {
    Customer carol = ShopUnderTest.register();
    String product = Shelf.put(10);
    String first = carol.buy(product, 1);
    String second = carol.buy(product, 1);
    String cancelled = carol.buy(product, 1);
    assertStatus(200, carol.post("/order/" + cancelled + "/cancel"));
    Client admin = People.admin();

    Response page = carol.get("/order?limit=2");
    String cursor = page.path("nextCursor");

    assertPage(List.of(cancelled, second), page);
    assertPage(List.of(first), carol.get("/order?limit=2&cursor=" + cursor));
    assertPage(List.of(cancelled), carol.get("/order?status=CANCELLED"));
    assertPage(List.of(second, first), carol.get("/order?status=CONFIRMED"));
    assertInvalid(carol.get("/order?status=CONFIRMED&cursor=" + cursor), "cursor");
    assertInvalid(People.somebody().get("/order?cursor=" + cursor), "cursor");
    assertPage(List.of(cancelled, second, first), admin.get("/order?customerId=" + carol.id()));
    assertProblem(403, "forbidden", People.somebody().get("/order?customerId=" + carol.id()));
    assertProblem(403, "forbidden", carol.get("/order?customerId=" + carol.id()));
  }

  @Test
  @Covers({"ORDER-47", "CONV-22", "CONV-23"})
  void adminsListTheOrdersOfAllCustomers() {
    Customer carol = ShopUnderTest.register();
    Customer dave = ShopUnderTest.register();
    String product = Shelf.put(10);
    String cancelled = carol.buy(product, 1);
    assertStatus(200, carol.post("/order/" + cancelled + "/cancel"));
    String first = carol.buy(product, 1);
    String second = dave.buy(product, 1);
    Client admin = People.admin();

    // Others may order at the same time, so these need not be the newest.
    List<String> ours = List.of(second, first, cancelled);
    assertEquals(ours, walk(admin, "/order?scope=all", ours));
    List<String> confirmed = List.of(second, first);
    assertEquals(confirmed, walk(admin, "/order?scope=all&status=CONFIRMED", confirmed));
    assertEquals(
        List.of(cancelled), walk(admin, "/order?scope=all&status=CANCELLED", List.of(cancelled)));
    assertPage(List.of(second), admin.get("/order?scope=all&customerId=" + dave.id()));
    String cursor = admin.get("/order?scope=all&limit=1").path("nextCursor");
    assertInvalid(admin.get("/order?cursor=" + cursor), "cursor");
    assertInvalid(admin.get("/order?scope=all&status=CANCELLED&cursor=" + cursor), "cursor");
    assertProblem(403, "forbidden", carol.get("/order?scope=all"));
    assertProblem(403, "forbidden", carol.get("/order?scope=all&customerId=" + carol.id()));
  }

  /** The ids among these that the pages of the list show, until all have been seen. */
  private static List<String> walk(Client admin, String list, List<String> ids) {
    List<String> seen = new ArrayList<>();
    String cursor = "";
    while (cursor != null && seen.size() < ids.size()) {
      Response page = admin.get(list + "&limit=2" + cursor);
      assertStatus(200, page);
      List<String> shown = page.path("items.id");
      shown.stream().filter(ids::contains).forEach(seen::add);
      String next = page.path("nextCursor");
      cursor = next == null ? null : "&cursor=" + next;
    }
    return seen;
  }

  @Test
  @Covers({"CONV-10", "CONV-11", "CONV-21"})
  void anUnreadableParameterIsABadRequest() {
    Client carol = People.somebody();

    assertInvalid(carol.get("/order?status=LOST"), "status");
    assertInvalid(carol.get("/order?limit=0"), "limit");
    assertInvalid(carol.get("/order?cursor=bWFkZSB1cA"), "cursor");
    assertInvalid(People.admin().get("/order?customerId=carol"), "customerId");
    assertInvalid(People.admin().get("/order?scope=everything"), "scope");
  }

  @Test
  @Covers({"ORDER-26", "ORDER-28", "ORDER-29", "ORDER-30", "CONV-17", "CONV-31"})
  void anotherCustomersOrderIsNotFound() {
    Customer carol = People.somebody();
    String order = "/order/" + carol.buy(Shelf.put(1), 1);
    Client dave = ShopUnderTest.register();

    assertStatus(200, carol.get(order));
    assertStatus(200, People.admin().get(order));
    for (String path : List.of(order, "/order/" + NO_SUCH_ID, "/order/lamp")) {
      assertProblem(404, "not_found", dave.get(path));
      assertProblem(404, "not_found", dave.get(path + "/events"));
      assertProblem(
          404, "not_found", dave.get(path + "/events", header("Accept", "text/event-stream")));
      assertProblem(404, "not_found", dave.post(path + "/cancel"));
    }
    assertProblem(401, "unauthorized", ShopUnderTest.anyone().get(order));
    assertEquals("CONFIRMED", carol.get(order).path("status"));
  }

  @Test
  @Covers("ORDER-27")
  void internalErrorsAreHiddenFromCustomers() {
    Customer carol = People.somebody();
    Map<String, Object> body =
        Bodies.order(carol.card("4000000000000119"), List.of(line(Shelf.put(1), 1)));

    Response placed = carol.order(body, header("Prefer", "respond-async"));
    Response rested = carol.atRest(placed.path("id"));

    for (Response seen : List.of(placed, rested, carol.get("/order"))) {
      assertFalse(seen.asString().contains("lastError"), seen::asString);
    }
  }

  @Test
  @Covers({"ORDER-28", "ORDER-40", "CONV-18"})
  void eventsAreListedOldestFirst() {
    Customer carol = People.somebody();
    String order = carol.buy(Shelf.put(1), 1);

    Response events = carol.get("/order/" + order + "/events");

    assertStatus(200, events);
    assertShape(events.path(""), "items");
    assertEquals(WAY_TO_CONFIRMED, events.path("items.type"));
    List<Map<String, ?>> items = events.path("items");
    items.forEach(event -> assertShape(event, "type", "at", "detail?"));
    List<String> times = events.path("items.at");
    assertEquals(times.stream().sorted().toList(), times);
    assertEquals(events.asString(), People.admin().get("/order/" + order + "/events").asString());
  }

  @Test
  @Covers({"ORDER-18", "ORDER-29", "ORDER-39"})
  void anOrderIsStreamedLiveUntilItRests() throws Exception {
    Customer carol = People.somebody();
    Map<String, Object> body = Bodies.order(carol.card(GOOD_CARD), List.of(line(Shelf.put(1), 1)));
    Response placed = carol.order(body, header("Prefer", "respond-async"));
    assertStatus(202, placed);
    String order = "/order/" + placed.path("id");

    Response stream = carol.get(order + "/events", header("Accept", "text/event-stream"));

    assertStatus(200, stream);
    assertTrue(stream.contentType().startsWith("text/event-stream"), stream::contentType);
    List<String> types = new ArrayList<>();
    for (String line : stream.asString().lines().filter(l -> l.startsWith("data:")).toList()) {
      JsonNode event = new JsonMapper().readTree(line.substring("data:".length()));
      types.add(event.get("type").textValue());
      assertTrue(Conventions.TIME.matcher(event.get("at").textValue()).matches(), line);
    }
    assertEquals(WAY_TO_CONFIRMED, types);
    // The stream has ended, so the order has a resting status.
    assertEquals("CONFIRMED", carol.get(order).path("status"));
    Response rest =
        carol.get(
            order + "/events", header("Accept", "text/event-stream"), header("Last-Event-ID", "3"));
    assertEquals(
        List.of("id:4"), rest.asString().lines().filter(l -> l.startsWith("id:")).toList());
    assertStatus(
        204,
        carol.get(
            order + "/events",
            header("Accept", "text/event-stream"),
            header("Last-Event-ID", "4")));
  }
}
