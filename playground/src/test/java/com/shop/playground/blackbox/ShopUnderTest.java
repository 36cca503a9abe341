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
 * The shop to test: the one that the system property {@code shop.url} names, otherwise that of the
 * system tests.
 */
final class ShopUnderTest implements BeforeAllCallback, AfterAllCallback {
  private static final Optional<URI> GIVEN =
      Optional.ofNullable(System.getProperty("shop.url"))
          .map(url -> URI.create(url.replaceAll("/+$", "")));

  private static Contract contract;

  /** Its URL, which may change: the system tests restart their shop. */
  static URI base() {
    return GIVEN.orElseGet(RunningShop::base);
  }

  /**
   * The shop as its clients see it: each response is checked against the conventions and the
   * OpenAPI documents.
   */
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

  /** Its OpenAPI documents. */
  static synchronized Contract contract() {
    if (GIVEN.isEmpty()) {
      return RunningShop.contract();
    }
    if (contract == null) {
      contract = Contract.loadBehindAnyIngress(GIVEN.get());
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
