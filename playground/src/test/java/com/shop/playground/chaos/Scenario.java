package com.shop.playground.chaos;

import static com.shop.playground.system.RunningShop.CRASH_POINTS;

import com.shop.playground.system.Customer;
import com.shop.playground.system.RunningShop;
import com.shop.playground.wire.CrashPoints.Disturbance;
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
 * Something that a client asks for, and how it must come out whatever crashes meanwhile. A client
 * that gets no answer, or none for good, does what the contract tells it to: it asks again, with
 * the same key.
 *
 * @param name what happens, for the name of a test
 * @param request prepares it, and gives what may then be sent any number of times
 * @param outcome the status of the final answer
 * @param body what the final answer has to hold as JSON, from path to value
 * @param meanwhile what happens to the shop as well, if anything
 */
record Scenario(
    String name,
    Function<Customer, Supplier<Response>> request,
    int outcome,
    Map<String, Object> body,
    Optional<Disturbance> meanwhile) {

  /** As often as a client looks what became of a cancellation before asking for it again. */
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

  /** An order that goes well. */
  static final Scenario CHECKOUT =
      new Scenario(
          "checkout", ordering(Customer.GOOD_CARD, Map.of()), 201, Map.of("status", "CONFIRMED"));

  /** Everything else that moves money or stock. */
  static final List<Scenario> OTHERS =
      List.of(
          new Scenario(
              "checkout that nobody waits for",
              ordering(Customer.GOOD_CARD, Map.of("Prefer", "respond-async")),
              201,
              Map.of("status", "CONFIRMED")),
          new Scenario(
              "checkout at a gateway that fails twice",
              ordering("4000000000000119", Map.of()),
              201,
              Map.of("status", "CONFIRMED")),
          new Scenario(
              "checkout whose gateway answer is lost",
              ordering("4000000000000259", Map.of()),
              201,
              Map.of("status", "CONFIRMED")),
          new Scenario(
              "compensation of a declined card",
              ordering("4000000000000002", Map.of()),
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
              ordering(Customer.GOOD_CARD, Map.of()),
              409,
              Map.of("code", "reservation_expired"),
              Optional.of(RESERVATIONS_RUN_OUT)),
          new Scenario(
              "cancellation of an order in flight",
              Scenario::cancellingInFlight,
              200,
              Map.of("status", "CANCELLED")),
          new Scenario("refund by an admin", Scenario::refunding, 201, Map.of("amount.amount", 1)));

  /** A customer of its own, and what they may then send any number of times. */
  Supplier<Response> prepare() {
    CRASH_POINTS.disturb(Optional.empty());
    Supplier<Response> prepared = request.apply(Customer.register(RunningShop.base()));
    CRASH_POINTS.disturb(meanwhile);
    return prepared;
  }

  /** Asks until the final answer is there. */
  void settle(Supplier<Response> prepared) {
    new Insistence().on(prepared, this::isFinal);
  }

  private boolean isFinal(Response answer) {
    return answer.statusCode() == outcome
        && body.entrySet().stream()
            .allMatch(member -> member.getValue().equals(answer.path(member.getKey())));
  }

  private static Function<Customer, Supplier<Response>> ordering(
      String cardNumber, Map<String, String> headers) {
    return customer -> ordering(customer, cardNumber, Map.of(), headers);
  }

  private static Supplier<Response> orderingForOneCent(Customer customer) {
    Map<String, Object> oneCent = Map.of("amount", 1, "currency", "USD");
    return ordering(customer, Customer.GOOD_CARD, Map.of("expectedTotal", oneCent), Map.of());
  }

  private static Supplier<Response> ordering(
      Customer customer,
      String cardNumber,
      Map<String, Object> extra,
      Map<String, String> headers) {
    Map<String, Object> wish =
        new HashMap<>(customer.wish(customer.product().get("id"), customer.card(cardNumber)));
    wish.putAll(extra);
    String key = UUID.randomUUID().toString();
    return () -> customer.post("/order", key, wish, headers);
  }

  private static Supplier<Response> cancelling(Customer customer) {
    String order = confirmed(customer).path("id");
    return lookingAfterAsking(customer, order, () -> customer.cancel(order));
  }

  private static Supplier<Response> cancellingInFlight(Customer customer) {
    Supplier<Response> order =
        ordering(customer, Customer.GOOD_CARD, Map.of(), Map.of("Prefer", "respond-async"));
    return () -> customer.cancel(order.get().path("id"));
  }

  /** Once the wish is known to the shop it must come true without being repeated. */
  private static Supplier<Response> lookingAfterAsking(
      Customer customer, String order, Supplier<Response> asking) {
    AtomicInteger times = new AtomicInteger();
    return () ->
        times.getAndIncrement() % LOOKS == 0 ? asking.get() : customer.get("/order/" + order);
  }

  private static Supplier<Response> refunding(Customer customer) {
    String payment = confirmed(customer).path("payment.id");
    Customer admin = customer.admin();
    String key = UUID.randomUUID().toString();
    Map<String, Object> oneCent =
        Map.of("amount", Map.of("amount", 1, "currency", "USD"), "reason", "a scratch");
    return () -> admin.post("/payment/" + payment + "/refund", key, oneCent, Map.of());
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
