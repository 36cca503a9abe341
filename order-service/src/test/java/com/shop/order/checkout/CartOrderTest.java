package com.shop.order.checkout;

import static com.shop.order.OrderApi.goodOrder;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.order.Faults;
import com.shop.order.OrderApi;
import com.shop.order.cart.CartApi;
import com.shop.order.client.payment.FakePayments;
import com.shop.platform.Race;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders of the cart, and what leaves the cart by them. */
@QuarkusTest
class CartOrderTest {
  private static final Map<String, Object> ORDER_OF_CART = orderOfCart(FakePayments.GOOD_CARD);

  @Inject Checkout checkout;

  private final OrderApi alice = new OrderApi();
  private final CartApi cart = new CartApi(alice.customer());
  private final UUID mug = UUID.randomUUID();
  private final UUID pen = UUID.randomUUID();

  @BeforeEach
  void noFaults() {
    Faults.reset();
  }

  @Test
  void withoutItemsTheCartIsOrderedAndEmptied() {
    cart.put(mug, 2);
    cart.put(pen, 1);

    alice
        .place(ORDER_OF_CART)
        .then()
        .statusCode(201)
        .body("items.productId", contains(mug.toString(), pen.toString()))
        .body("items.quantity", contains(2, 1))
        .body("total.amount", equalTo(4500));
    assertEquals(Map.of(), cart.quantities());
  }

  @Test
  void anEmptyCartIsNotOrderedAndLeavesTheKeyUnused() {
    alice.place("k", ORDER_OF_CART).then().statusCode(422).body("code", equalTo("empty_order"));
    alice.get("/order").then().body("items.size()", equalTo(0));

    cart.put(mug, 1);
    alice
        .place("k", ORDER_OF_CART)
        .then()
        .statusCode(201)
        .header("Idempotent-Replayed", nullValue());
  }

  @Test
  void productsAddedMeanwhileStayInTheCart() {
    cart.put(mug, 2);
    Faults.at(
        "capture",
        false,
        id -> {
          cart.put(mug, 5);
          cart.put(pen, 1);
        });

    alice.place(ORDER_OF_CART).then().statusCode(201).body("items.quantity", contains(2));

    assertEquals(Map.of(mug, 3, pen, 1), cart.quantities());
  }

  @Test
  void aProductRemovedAndAddedAgainMeanwhileStays() {
    cart.put(mug, 2);
    Faults.at(
        "capture",
        false,
        id -> {
          cart.clear();
          cart.put(mug, 1);
        });

    alice.place(ORDER_OF_CART).then().statusCode(201);

    assertEquals(Map.of(mug, 1), cart.quantities());
  }

  @Test
  void aQuantityLoweredMeanwhileDropsToZero() {
    cart.put(mug, 2);
    Faults.at("capture", false, id -> cart.put(mug, 1));

    alice.place(ORDER_OF_CART).then().statusCode(201);

    assertEquals(Map.of(), cart.quantities());
  }

  @Test
  void itemsLeaveTheCartOnceDespiteSeveralDrivers() {
    cart.put(mug, 2);
    Faults.at("capture", false, id -> cart.put(mug, 9));
    Faults.at(
        "confirm",
        true,
        id ->
            CompletableFuture.runAsync(
                    () -> checkout.drive(id, Deadline.in(Duration.ofSeconds(20))))
                .join());

    alice.place("k", ORDER_OF_CART).then().statusCode(201);
    alice.place("k", ORDER_OF_CART).then().statusCode(201);

    assertEquals(Map.of(mug, 7), cart.quantities());
  }

  @Test
  void itemsLeaveTheCartEvenIfTheDriverCrashed() {
    cart.put(mug, 2);
    Faults.at("confirm", true, Faults::crash);

    alice.place(ORDER_OF_CART).then().statusCode(500);

    alice.awaitStatus(alice.onlyOrder(), "CONFIRMED");
    assertEquals(Map.of(), cart.quantities());
  }

  @Test
  void itemsLeaveTheCartInTheConfirmingTransaction() {
    cart.put(mug, 2);
    Faults.at("takeOut", true, Faults::crash);

    alice.place(ORDER_OF_CART).then().statusCode(202);

    alice.awaitStatus(alice.onlyOrder(), "CONFIRMED");
    assertEquals(Map.of(), cart.quantities());
  }

  @Test
  void aRejectedOrderLeavesTheCartUnchanged() {
    cart.put(mug, 2);

    alice.place(orderOfCart(FakePayments.BAD_CARD)).then().statusCode(402);

    assertEquals(Map.of(mug, 2), cart.quantities());
  }

  @Test
  void anOrderWithItemsLeavesTheCartUnchanged() {
    cart.put(mug, 2);

    alice.place(OrderApi.order(mug, FakePayments.GOOD_CARD)).then().statusCode(201);

    assertEquals(Map.of(mug, 2), cart.quantities());
  }

  @Test
  void aReplayComparesTheRequestNotTheCart() {
    cart.put(mug, 2);
    String id = alice.place("k", ORDER_OF_CART).path("id");
    cart.put(pen, 1);

    alice
        .place("k", ORDER_OF_CART)
        .then()
        .statusCode(201)
        .header("Idempotent-Replayed", "true")
        .body("id", equalTo(id));
    alice.place("k", goodOrder()).then().statusCode(422);
    assertEquals(Map.of(pen, 1), cart.quantities());
    assertEquals(id, alice.onlyOrder());
  }

  @Test
  void aCartOrderedDuringWritesLosesNoProduct() {
    cart.put(mug, 1);
    List<UUID> added = Stream.generate(UUID::randomUUID).limit(12).toList();
    List<Callable<Response>> devices = new ArrayList<>();
    devices.add(() -> alice.place(ORDER_OF_CART));
    // Ensures that one write comes after the cart was read.
    Faults.at("capture", false, id -> cart.put(pen, 1));
    added.forEach(product -> devices.add(() -> cart.put(product, 1)));

    Response order = Race.of(devices).get(0);

    List<String> ordered = order.then().statusCode(201).extract().path("items.productId");
    Set<UUID> all = new HashSet<>(cart.quantities().keySet());
    ordered.forEach(id -> assertTrue(all.add(UUID.fromString(id)), "ordered and still there"));
    assertEquals(2 + added.size(), all.size());
  }

  private static Map<String, Object> orderOfCart(String card) {
    return Map.of("cardToken", card, "shippingAddress", OrderApi.ADDRESS);
  }
}
