package com.shop.playground.blackbox;

import com.shop.playground.client.Client;
import com.shop.playground.client.Customer;
import com.shop.playground.client.Endpoint;
import com.shop.playground.contract.Contract;
import com.shop.playground.contract.ContractFilter;
import com.shop.playground.system.RunningShop;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The shop that is tested: the one that the system property {@code shop.url} names, or else the one
 * of the system tests.
 */
final class ShopUnderTest implements BeforeAllCallback, AfterAllCallback {
  private static final Optional<URI> GIVEN =
      Optional.ofNullable(System.getProperty("shop.url"))
          .map(url -> URI.create(url.replaceAll("/+$", "")));

  private static Contract contract;

  /** Where it is; asked anew each time, as the one of the system tests may move. */
  static URI base() {
    return GIVEN.orElseGet(RunningShop::base);
  }

  /** The shop as the tests' clients see it: each response is checked in all ways there are. */
  static final Endpoint ENDPOINT =
      new Endpoint(
          ShopUnderTest::base,
          List.of(new Conventions(), new ContractFilter(ShopUnderTest::contract)));

  /** A client without a token. */
  static Client anyone() {
    return new Client(ENDPOINT);
  }

  /** A client with a token that need not be valid. */
  static Client bearing(String token) {
    return new Client(ENDPOINT, token);
  }

  /** A new customer. */
  static Customer register() {
    return Customer.register(ENDPOINT);
  }

  static Customer logIn(String email, String password) {
    return Customer.logIn(ENDPOINT, email, password);
  }

  /** What it says of itself. */
  static synchronized Contract contract() {
    if (GIVEN.isEmpty()) {
      return RunningShop.contract();
    }
    if (contract == null) {
      contract = Contract.load(GIVEN.get());
    }
    return contract;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (GIVEN.isEmpty()) {
      new RunningShop().beforeAll(context);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Shelf.clear();
  }
}
