package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertInvalid;
import static com.shop.playground.blackbox.Checks.assertProblem;
import static com.shop.playground.blackbox.Checks.assertShape;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Bodies.GOOD_CARD;
import static com.shop.playground.client.Bodies.NO_SUCH_ID;
import static com.shop.playground.client.Bodies.address;
import static com.shop.playground.client.Bodies.line;
import static com.shop.playground.client.Bodies.money;
import static com.shop.playground.client.Bodies.with;
import static com.shop.playground.client.Bodies.without;
import static com.shop.playground.client.Client.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /order} and its outcomes. */
@BlackBox
class CheckoutIT {
  private final Customer carol = People.somebody();
  private final String product = Shelf.put(10);

  @Test
  @Covers({"ORDER-1", "ORDER-2", "ORDER-3", "CONV-13", "CONV-15", "CONV-24"})
  void anOrderIsConfirmedWithPricesAndPayment() {
    Response placed = carol.order(order(3));
    assertEquals("/order/" + placed.path("id"), placed.header("Location"));

    Response order = carol.atRest(placed.path("id"), "CONFIRMED");

    assertShape(
        order.path(""),
        "id",
        "customerId",
        "status",
        "items",
        "total",
        "payment",
        "shippingAddress",
        "placedAt",
        "updatedAt");
    assertEquals(7, UUID.fromString(order.path("id")).version());
    assertEquals(carol.id(), order.path("customerId"));
    Map<String, ?> line = order.path("items[0]");
    assertShape(line, "productId", "quantity", "sku", "name", "unitPrice", "lineTotal");
    assertEquals(product, line.get("productId"));
    assertEquals(3, line.get("quantity"));
    assertEquals(money(1299), line.get("unitPrice"));
    assertEquals(money(3897), line.get("lineTotal"));
    assertEquals(money(3897), order.path("total"));
    assertShape(order.path("payment"), "id", "status", "refunded", "brand", "last4");
    assertEquals("CAPTURED", order.path("payment.status"));
    assertEquals(money(0), order.path("payment.refunded"));
    assertEquals("visa", order.path("payment.brand"));
    assertEquals("4242", order.path("payment.last4"));
    assertEquals(address(), order.path("shippingAddress"));
    assertEquals(7, Shelf.available(product));
  }

  @Test
  @Covers({"ORDER-1", "ORDER-3"})
  void anOrderDoneInTimeIsReturned() {
    Response placed = carol.order(with(order(1), "expectedTotal", money(1299)));

    // A shop under load may exceed its deadline; 202 is correct then.
    assertEquals(carol.atRest(placed.path("id"), "CONFIRMED").path("total"), money(1299));
    if (placed.statusCode() != 202) {
      assertStatus(201, placed);
      assertEquals("CONFIRMED", placed.path("status"));
    }
  }

  @Test
  @Covers({"ORDER-10", "ORDER-16", "ORDER-17"})
  void aDeclinedCardGivesTheStockBack() {
    Response refused = carol.outcome(order("4000000000009995", 3));

    assertProblem(402, "payment_declined", refused);
    assertEquals("insufficient_funds", refused.path("declineCode"));
    assertRejected(refused);
    assertEquals(10, Shelf.available(product));
  }

  @Test
  @Covers({"ORDER-11", "ORDER-16", "ORDER-17"})
  void aShortageNamesTheProducts() {
    String other = Shelf.put(5);
    List<Map<String, Object>> lines = List.of(line(other, 1), line(product, 11));

    Response refused = carol.outcome(Bodies.order(carol.card(GOOD_CARD), lines));

    assertProblem(409, "insufficient_stock", refused);
    assertEquals(
        List.of(Map.of("productId", product, "requested", 11, "available", 10)),
        refused.path("shortages"));
    assertRejected(refused);
    assertEquals(5, Shelf.available(other));
  }

  @Test
  @Covers({"ORDER-12", "ORDER-16", "ORDER-17"})
  void aPriceThatChangedRejectsTheOrder() {
    Response refused = carol.outcome(with(order(2), "expectedTotal", money(2597)));

    assertProblem(409, "price_changed", refused);
    assertEquals(money(2598), refused.path("total"));
    assertRejected(refused);
    assertEquals(10, Shelf.available(product));
    assertNoMoneyTaken(refused);
  }

  @Test
  @Covers({"ORDER-14", "ORDER-16", "CONV-16"})
  void anUnknownProductRejectsTheOrder() {
    List<Map<String, Object>> lines = List.of(line(product, 1), line(NO_SUCH_ID, 1));

    Response refused = carol.outcome(Bodies.order(carol.card(GOOD_CARD), lines));

    assertProblem(422, "unknown_product", refused);
    assertRejected(refused);
    assertEquals(10, Shelf.available(product));
  }

  @Test
  @Covers({"ORDER-15", "ORDER-16", "ORDER-17", "PAY-4"})
  void anUnknownOrForeignCardRejectsTheOrder() {
    String another = ShopUnderTest.register().card(GOOD_CARD);

    for (String card : List.of("no-card", another)) {
      Response refused = carol.outcome(Bodies.order(card, List.of(line(product, 1))));

      assertProblem(422, "unknown_card", refused);
      assertRejected(refused);
    }
    assertEquals(10, Shelf.available(product));
  }

  @Test
  @Covers({"ORDER-3", "CONV-4"})
  void aClientCannotSetThePrice() {
    Map<String, Object> line = with(line(product, 1), "unitPrice", money(1));

    assertProblem(400, "malformed_request", carol.order(Bodies.order("card", List.of(line))));
    assertProblem(400, "malformed_request", carol.order(with(order(1), "total", money(1))));
  }

  @Test
  @Covers({"ORDER-4", "ORDER-5", "ORDER-6", "CONV-8", "CONV-27"})
  void linesAreValidated() {
    assertInvalid(carol.order(Bodies.order("card", List.of())), "items");
    assertInvalid(
        carol.order(
            Bodies.order(
                "card", IntStream.range(0, 51).mapToObj(i -> line(UUID.randomUUID(), 1)).toList())),
        "items");
    assertInvalid(
        carol.order(Bodies.order("card", List.of(line(product, 0)))), "items[0].quantity");
    assertInvalid(
        carol.order(Bodies.order("card", List.of(line(product, 1), line(UUID.randomUUID(), 100)))),
        "items[1].quantity");
    assertInvalid(
        carol.order(
            Bodies.order("card", List.of(line(product, 1), Map.of("productId", NO_SUCH_ID)))),
        "items[1].quantity");
    assertInvalid(
        carol.order(Bodies.order("card", Collections.nCopies(2, line(product, 1)))),
        "items[1].productId");
  }

  @ParameterizedTest
  @ValueSource(strings = {"recipient", "line1", "city", "postalCode", "country"})
  @Covers({"ORDER-9", "CONV-7", "CONV-27"})
  void theAddressIsValidated(String field) {
    assertInvalid(
        carol.order(with(Bodies.order("card"), "shippingAddress", without(address(), field))),
        "shippingAddress." + field);
  }

  @Test
  @Covers({"ORDER-9", "CONV-7", "CONV-14"})
  void theOtherFieldsAreValidated() {
    Map<String, Object> abroad = with(address(), "country", "XX");
    Map<String, Object> euros = Map.of("amount", 1, "currency", "EUR");

    assertInvalid(carol.order(without(order(1), "cardToken")), "cardToken");
    assertInvalid(carol.order(without(order(1), "shippingAddress")), "shippingAddress");
    assertInvalid(
        carol.order(with(order(1), "shippingAddress", abroad)), "shippingAddress.country");
    assertInvalid(carol.order(with(order(1), "expectedTotal", euros)), "expectedTotal.currency");
  }

  @Test
  @Covers({"ORDER-9", "ORDER-2"})
  void anAddressMayHaveMoreLines() {
    Map<String, Object> full = with(with(address(), "line2", "c/o Dave"), "region", "IL");

    Response placed = carol.order(with(order(1), "shippingAddress", full));

    assertEquals(full, carol.atRest(placed.path("id"), "CONFIRMED").path("shippingAddress"));
  }

  @Test
  @Covers({"ORDER-7", "ORDER-8", "IDEM-11"})
  void withoutItemsTheCartIsOrderedAndEmptied() {
    Customer dave = ShopUnderTest.register();
    String key = UUID.randomUUID().toString();
    Map<String, Object> ofTheCart = Bodies.order(dave.card(GOOD_CARD));
    assertProblem(422, "empty_order", dave.order(key, ofTheCart));
    assertStatus(200, dave.put("/order/cart/items/" + product, Map.of("quantity", 2)));

    Response order = dave.atRest(dave.order(key, ofTheCart).path("id"), "CONFIRMED");

    assertEquals(List.of(product), order.path("items.productId"));
    assertEquals(List.of(2), order.path("items.quantity"));
    assertEquals(List.of(), dave.get("/order/cart").path("items"));
  }

  @Test
  @Covers("ORDER-7")
  void aRejectedOrderLeavesTheCartAsItWas() {
    Customer dave = ShopUnderTest.register();
    assertStatus(200, dave.put("/order/cart/items/" + product, Map.of("quantity", 2)));

    Response refused = dave.outcome(Bodies.order(dave.card("4000000000000002")));

    assertProblem(402, "payment_declined", refused);
    assertEquals(List.of(2), dave.get("/order/cart").path("items.quantity"));
  }

  @Test
  @Covers({"ORDER-41", "IDEM-11"})
  void aCartHasOneOpenOrderAtATime() {
    Customer dave = ShopUnderTest.register();
    String other = Shelf.put(1);
    String key = UUID.randomUUID().toString();
    assertStatus(200, dave.put("/order/cart/items/" + product, Map.of("quantity", 2)));
    // The card keeps the order open for a while.
    Map<String, Object> slow = Bodies.order(dave.card("4000000000000119"));
    Response first = dave.order(slow, header("Prefer", "respond-async"));
    assertStatus(202, first);
    assertStatus(200, dave.put("/order/cart/items/" + other, Map.of("quantity", 1)));
    Map<String, Object> ofTheCart = Bodies.order(dave.card(GOOD_CARD));

    Response second = dave.order(key, ofTheCart);

    assertProblem(409, "cart_in_checkout", second);
    assertEquals(first.<String>path("id"), second.path("orderId"));
    assertEquals(
        List.of(product), dave.atRest(first.path("id"), "CONFIRMED").path("items.productId"));
    Response later = dave.order(key, ofTheCart);
    assertNull(later.header("Idempotent-Replayed"));
    assertEquals(
        List.of(other), dave.atRest(later.path("id"), "CONFIRMED").path("items.productId"));
    assertEquals(2, dave.orderIds().size());
  }

  private void assertRejected(Response refused) {
    Response order = carol.get("/order/" + refused.path("orderId"));
    assertStatus(200, order);
    assertEquals("REJECTED", order.path("status"));
    assertShape(order.path("rejection"), "code", "detail");
    assertEquals(refused.<String>path("code"), order.path("rejection.code"));
  }

  private void assertNoMoneyTaken(Response refused) {
    Response payments = carol.get("/payment?orderId=" + refused.path("orderId"));
    assertStatus(200, payments);
    assertEquals(List.of(), payments.path("items.findAll { it.status == 'CAPTURED' }"));
  }

  private Map<String, Object> order(int quantity) {
    return order(GOOD_CARD, quantity);
  }

  private Map<String, Object> order(String card, int quantity) {
    return Bodies.order(carol.card(card), List.of(line(product, quantity)));
  }
}
