package com.shop.playground.chaos;

import static com.shop.playground.system.RunningShop.CRASH_POINTS;

import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import com.shop.playground.client.Customer;
import com.shop.playground.system.RunningShop;
import com.shop.playground.wire.CrashPoints.Disturbance;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A client's request and the outcome it must have, whatever crashes. A client that gets no
 * response, or none that is final, follows the contract: it sends the request again, with the same
 * key.
 *
 * @param name for the name of a test
 * @param request prepares the request, and returns what may be sent any number of times
 * @param outcome the status code of the final response
 * @param body what the final response must contain as JSON, from path to value
 * @param meanwhile what else happens to the shop, if anything
 */
record Scenario(
    String name,
    Function<Customer, Supplier<Response>> request,
    int outcome,
    Map<String, Object> body,
    Optional<Disturbance> meanwhile) {

  /** How often a client reads the order before it sends a cancellation again. */
  private static final int LOOKS = 40;

  private static final Disturbance RESERVATIONS_RUN_OUT =
      new Disturbance(
          "order-service calls payment-service: PUT /internal/payments/{id}",
          () ->
              RunningShop.sql(
                  """
                  UPDATE productdb.reservation SET expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND
                  WHERE status = 'RESERVED'"""));

  private Scenario(
      String name,
      Function<Customer, Supplier<Response>> request,
      int outcome,
      Map<String, Object> body) {
    this(name, request, outcome, body, Optional.empty());
  }

  private static final Header ASYNC = Client.header("Prefer", "respond-async");

  /** An order that succeeds. */
  static final Scenario CHECKOUT =
      new Scenario("checkout", ordering(Bodies.GOOD_CARD), 201, Map.of("status", "CONFIRMED"));

  /** Everything else that moves money or stock. */
  static final List<Scenario> OTHERS =
      List.of(
          new Scenario(
              "checkout of the cart", Scenario::orderingTheCart, 200, Map.of("items", List.of())),
          new Scenario(
              "checkout that nobody waits for",
              ordering(Bodies.GOOD_CARD, ASYNC),
              201,
              Map.of("status", "CONFIRMED")),
          new Scenario(
              "checkout at a gateway that fails twice",
              ordering("4000000000000119"),
              201,
              Map.of("status", "CONFIRMED")),
          new Scenario(
              "checkout whose gateway answer is lost",
              ordering("4000000000000259"),
              201,
              Map.of("status", "CONFIRMED")),
          new Scenario(
              "compensation of a declined card",
              ordering("4000000000000002"),
              402,
              Map.of("code", "payment_declined")),
          new Scenario(
              "compensation of a changed price",
              Scenario::orderingForOneCent,
              409,
              Map.of("code", "price_changed")),
          new Scenario(
              "cancellation",
              Scenario::cancelling,
              200,
              Map.of("status", "CANCELLED", "payment.status", "REFUNDED")),
          new Scenario(
              "compensation of a reservation that ran out after the charge",
              ordering(Bodies.GOOD_CARD),
              409,
              Map.of("code", "reservation_expired"),
              Optional.of(RESERVATIONS_RUN_OUT)),
          new Scenario(
              "cancellation of an order in flight",
              Scenario::cancellingInFlight,
              200,
              Map.of("status", "CANCELLED")),
          new Scenario("refund by an admin", Scenario::refunding, 201, Map.of("amount.amount", 1)));

  /** A refund that its order has to show. */
  static final Scenario SHOWN_REFUND =
      new Scenario(
          "a refund that the order shows",
          Scenario::showingARefund,
          200,
          Map.of("payment.status", "PARTIALLY_REFUNDED", "payment.refunded.amount", 1));

  /** A new customer's request, which may be sent any number of times. */
  Supplier<Response> prepare() {
    CRASH_POINTS.disturb(Optional.empty());
    Supplier<Response> prepared = request.apply(Customer.register(RunningShop.endpoint()));
    CRASH_POINTS.disturb(meanwhile);
    return prepared;
  }

  /** Sends the request until the response is final. */
  void settle(Supplier<Response> prepared) {
    new Insistence().on(prepared, this::isFinal);
  }

  private boolean isFinal(Response answer) {
    return answer.statusCode() == outcome
        && body.entrySet().stream()
            .allMatch(member -> member.getValue().equals(answer.path(member.getKey())));
  }

  private static Function<Customer, Supplier<Response>> ordering(
      String cardNumber, Header... headers) {
    return customer -> ordering(customer, cardNumber, Map.of(), headers);
  }

  private static Supplier<Response> orderingForOneCent(Customer customer) {
    Map<String, Object> oneCent = Map.of("amount", 1, "currency", "USD");
    return ordering(customer, Bodies.GOOD_CARD, Map.of("expectedTotal", oneCent));
  }

  private static Supplier<Response> ordering(
      Customer customer, String cardNumber, Map<String, Object> extra, Header... headers) {
    Map<String, Object> body =
        new HashMap<>(Bodies.orderOf(customer.product().get("id"), customer.card(cardNumber)));
    body.putAll(extra);
    String key = UUID.randomUUID().toString();
    return () -> customer.order(key, body, headers);
  }

  /** Returns the cart once it is ordered. */
  private static Supplier<Response> orderingTheCart(Customer customer) {
    customer
        .put("/order/cart/items/" + customer.product().get("id"), Map.of("quantity", 2))
        .then()
        .statusCode(200);
    Map<String, Object> body = Bodies.order(customer.card(Bodies.GOOD_CARD));
    String key = UUID.randomUUID().toString();
    return () -> {
      Response order = customer.order(key, body);
      return order.statusCode() == 201 ? customer.get("/order/cart") : order;
    };
  }

  private static Supplier<Response> cancelling(Customer customer) {
    String order = confirmed(customer).path("id");
    return lookingAfterAsking(customer, order, () -> customer.cancel(order));
  }

  private static Supplier<Response> cancellingInFlight(Customer customer) {
    Supplier<Response> order = ordering(customer, Bodies.GOOD_CARD, Map.of(), ASYNC);
    return () -> customer.cancel(order.get().path("id"));
  }

  /** Once the shop has accepted the request, it must complete without being asked again. */
  private static Supplier<Response> lookingAfterAsking(
      Customer customer, String order, Supplier<Response> asking) {
    AtomicInteger times = new AtomicInteger();
    return () ->
        times.getAndIncrement() % LOOKS == 0 ? asking.get() : customer.get("/order/" + order);
  }

  private static Supplier<Response> showingARefund(Customer customer) {
    Response order = confirmed(customer);
    Supplier<Response> refund = refunding(customer, order);
    return () -> {
      refund.get();
      return customer.get("/order/" + order.path("id"));
    };
  }

  private static Supplier<Response> refunding(Customer customer) {
    return refunding(customer, confirmed(customer));
  }

  private static Supplier<Response> refunding(Customer customer, Response order) {
    String payment = order.path("payment.id");
    Customer admin = customer.admin();
    String key = UUID.randomUUID().toString();
    Map<String, Object> oneCent =
        Map.of("amount", Map.of("amount", 1, "currency", "USD"), "reason", "a scratch");
    return () -> admin.postWithKey("/payment/" + payment + "/refund", key, oneCent);
  }

  private static Response confirmed(Customer customer) {
    Supplier<Response> order = CHECKOUT.request().apply(customer);
    CHECKOUT.settle(order);
    return order.get();
  }

  @Override
  public String toString() {
    return name;
  }
}
