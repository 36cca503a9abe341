package com.shop.playground.blackbox;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Those whom many tests share, as each login takes a while. */
final class People {
  static final String SEED_ADMIN = "admin@shop.com";

  private static final Login ADMIN =
      new Login(
          () ->
              Customer.logIn(
                  System.getProperty("shop.admin.email", SEED_ADMIN),
                  System.getProperty("shop.admin.password", "Passw0rd!")));

  private static final Login SOMEBODY = new Login(Customer::register);

  private People() {}

  /** The admin whom {@code shop.admin.email} and {@code shop.admin.password} name. */
  static Customer admin() {
    return ADMIN.customer();
  }

  /** Any customer, who may have done anything already. */
  static Customer somebody() {
    return SOMEBODY.customer();
  }

  /** A customer for as long as their token is good. */
  private static final class Login {
    /** Shorter than a token is good for. */
    private static final Duration LENGTH = Duration.ofMinutes(10);

    private final Supplier<Customer> opened;
    private Customer customer;
    private Instant end = Instant.MIN;

    Login(Supplier<Customer> opened) {
      this.opened = opened;
    }

    synchronized Customer customer() {
      if (Instant.now().isAfter(end)) {
        customer = opened.get();
        end = Instant.now().plus(LENGTH);
      }
      return customer;
    }
  }
}
