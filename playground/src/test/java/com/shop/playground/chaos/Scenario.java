package com.shop.playground.chaos;

import com.shop.playground.system.Customer;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
 */
record Scenario(
    String name,
    Function<Customer, Supplier<Response>> request,
    int outcome,
    Map<String, Object> body) {
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
          new Scenario("refund by an admin", Scenario::refunding, 201, Map.of("amount.amount", 1)));

  /** The final answer, asked for until it is there. */
  Response settle(Supplier<Response> request) {
    return new Insistence().on(request, answer -> answer.statusCode() == outcome);
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
    return () -> customer.cancel(order);
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
    return CHECKOUT.settle(CHECKOUT.request().apply(customer));
  }

  @Override
  public String toString() {
    return name;
  }
}
