package com.shop.playground.blackbox;

import com.shop.playground.contract.Contract;
import com.shop.playground.system.RunningShop;
import java.net.URI;
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
