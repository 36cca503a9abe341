package com.shop.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A customer with a card that is never declined.
 *
 * @param accessToken valid for 15 minutes
 */
record Customer(String email, String password, String accessToken, String cardToken) {

  static Customer register(Client shop) throws IOException, InterruptedException {
    String email = "benchmark-" + UUID.randomUUID() + "@shop.com";
    String password = UUID.randomUUID().toString();
    shop.post(
        "/user/register", "", Map.of("email", email, "password", password, "name", "Benchmark"));
    String accessToken = shop.logIn(email, password);
    Map<String, ?> card =
        Map.of(
            "number", "4242424242424242",
            "expMonth", 12,
            "expYear", 2099,
            "cvc", "123",
            "holder", "Benchmark");
    String cardToken = shop.post("/payment/cards", accessToken, card).get("token").textValue();
    return new Customer(email, password, accessToken, cardToken);
  }

  static List<Customer> register(Client shop, int count) throws IOException, InterruptedException {
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      customers.add(register(shop));
    }
    return customers;
  }

  /** The same customers with new access tokens. */
  static List<Customer> logInAgain(Client shop, List<Customer> customers)
      throws IOException, InterruptedException {
    List<Customer> loggedIn = new ArrayList<>();
    for (Customer customer : customers) {
      String accessToken = shop.logIn(customer.email, customer.password);
      loggedIn.add(
          new Customer(customer.email, customer.password, accessToken, customer.cardToken));
    }
    return loggedIn;
  }
}
