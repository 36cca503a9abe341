package com.shop.order.checkout;

import static com.shop.order.OrderApi.goodOrder;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.order.Faults;
import com.shop.order.OrderApi;
import com.shop.order.cart.CartApi;
import com.shop.order.client.payment.FakePayments;
import com.shop.platform.Race;
import com.shop.platform.persistence.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cart has at most one open order. */
@QuarkusTest
class CartCheckoutTest {
  private static final Map<String, Object> ORDER_OF_CART = orderOfCart(FakePayments.GOOD_CARD);
  private static final int TABS = 8;

  @Inject EntityManager db;

  private final OrderApi alice = new OrderApi();
  private final CartApi cart = new CartApi(alice.customer());
  private final UUID mug = UUID.randomUUID();
  private final UUID pen = UUID.randomUUID();

  @BeforeEach
  void aCart() {
    Faults.reset();
    cart.put(mug, 2);
  }

  @Test
  void concurrentOrdersOfACartAreOneOrder() {
    List<Response> responses = Race.of(TABS, i -> alice.place(ORDER_OF_CART));

    List<Response> rejected = responses.stream().filter(r -> r.statusCode() != 201).toList();
    assertEquals(TABS - 1, rejected.size());
    // Whoever comes after the confirmation finds an empty cart.
    rejected.forEach(r -> assertTrue(List.of(409, 422).contains(r.statusCode()), r::asString));
    assertEquals(1, FakePayments.captures(UUID.fromString(alice.onlyOrder())));
  }

  @Test
  void aSecondOrderIsRejectedAndLeavesItsKeyUnused() {
    Response second =
        duringCheckout(
            () -> {
              cart.put(pen, 1);
              return alice.place("second", ORDER_OF_CART);
            });

    second
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("cart_in_checkout"))
        .body("orderId", equalTo(alice.onlyOrder()));
    assertEquals(Map.of(pen, 1), cart.quantities());
    alice
        .place("second", ORDER_OF_CART)
        .then()
        .statusCode(201)
        .header("Idempotent-Replayed", nullValue())
        .body("items.productId", contains(pen.toString()));
  }

  @Test
  void anEmptiedCartIsStillInCheckout() {
    Response second =
        duringCheckout(
            () -> {
              cart.clear();
              return alice.place(ORDER_OF_CART);
            });

    second.then().statusCode(409).body("code", equalTo("cart_in_checkout"));
  }

  @Test
  void theSameKeyIsAReplay() {
    Response replay = duringCheckout(() -> alice.place("first", ORDER_OF_CART));

    replay
        .then()
        .statusCode(202)
        .header("Idempotent-Replayed", "true")
        .body("id", equalTo(alice.onlyOrder()));
  }

  @Test
  void anOrderWithItemsIsPlacedDuringACheckout() {
    Response other = duringCheckout(() -> alice.place(goodOrder()));

    other.then().statusCode(201);
  }

  @Test
  void aCancellationLetsTheCartBeOrderedAgain() {
    Faults.at("capture", false, id -> alice.cancel(id.toString()));
    alice.place(ORDER_OF_CART).then().statusCode(409).body("code", equalTo("order_cancelled"));

    assertNull(openOrder());
    assertEquals(Map.of(mug, 2), cart.quantities());
    alice.place(ORDER_OF_CART).then().statusCode(201);
  }

  @Test
  void cancellingAnEarlierOrderDoesNotEndTheCheckout() {
    String earlier = alice.place(ORDER_OF_CART).path("id");
    cart.put(pen, 1);

    Response third =
        duringCheckout(
            () -> {
              alice.cancel(earlier).then().statusCode(200);
              return alice.place(ORDER_OF_CART);
            });

    third.then().statusCode(409).body("code", equalTo("cart_in_checkout"));
    assertEquals(Map.of(), cart.quantities());
  }

  @ParameterizedTest(name = "{2} after a crash in {1}")
  @CsvSource({
    FakePayments.GOOD_CARD + ",endCheckout,CONFIRMED,0",
    FakePayments.GOOD_CARD + ",takeOut,CONFIRMED,0",
    FakePayments.BAD_CARD + ",endCheckout,REJECTED,1"
  })
  void theCheckoutEndsWithTheOrderDespiteACrash(
      String card, String crash, String status, int lines) {
    Faults.at(crash, true, Faults::crash);
    alice.place(orderOfCart(card));
    String order = alice.onlyOrder();

    alice.awaitStatus(order, status);

    assertNull(openOrder());
    assertEquals(lines, cart.quantities().size());
    cart.put(pen, 1);
    alice.place(ORDER_OF_CART).then().statusCode(201);
  }

  @Test
  void theCheckoutEndsInTheTransactionOfTheOutcome() {
    List<Response> beforeRecovery = new ArrayList<>();
    Faults.at("confirm", false, id -> {});
    Faults.at("takeOut", true, Faults::crash);
    Faults.at("confirm", false, id -> beforeRecovery.add(alice.place(ORDER_OF_CART)));

    alice.place(ORDER_OF_CART);

    alice.awaitStatus(alice.onlyOrder(), "CONFIRMED");
    beforeRecovery.get(0).then().statusCode(409).body("code", equalTo("cart_in_checkout"));
  }

  @Test
  void anOrderFinishedByThePreviousReleaseDoesNotBlockTheCart() {
    String finished = alice.place(ORDER_OF_CART).path("id");
    cart.put(pen, 1);
    setOpenOrder(finished);

    alice.place(ORDER_OF_CART).then().statusCode(201).body("items.size()", equalTo(1));

    assertNull(openOrder());
  }

  @Test
  void aConfirmedOrderThatIsBeingCancelledDoesNotBlockTheCart() {
    String finished = alice.place(ORDER_OF_CART).path("id");
    cart.put(pen, 1);
    setOpenOrder(finished);
    List<Response> during = new ArrayList<>();
    Faults.at("refund", false, id -> during.add(alice.place(ORDER_OF_CART)));

    alice.cancel(finished).then().statusCode(200);

    during.get(0).then().statusCode(201);
  }

  /** Orders the cart with the key "first", and does something before the card is charged. */
  private Response duringCheckout(Supplier<Response> action) {
    List<Response> during = new ArrayList<>();
    Faults.at("capture", false, id -> during.add(action.get()));
    alice.place("first", ORDER_OF_CART).then().statusCode(201);
    return during.get(0);
  }

  private Object openOrder() {
    return Transactions.call(
        () ->
            db.createNativeQuery("SELECT order_id FROM cart WHERE customer_id = :customer")
                .setParameter("customer", alice.customer())
                .getSingleResult());
  }

  private void setOpenOrder(String order) {
    Transactions.run(
        () ->
            db.createNativeQuery("UPDATE cart SET order_id = :order WHERE customer_id = :customer")
                .setParameter("order", UUID.fromString(order))
                .setParameter("customer", alice.customer())
                .executeUpdate());
  }

  private static Map<String, Object> orderOfCart(String card) {
    return Map.of("cardToken", card, "shippingAddress", OrderApi.ADDRESS);
  }
}
