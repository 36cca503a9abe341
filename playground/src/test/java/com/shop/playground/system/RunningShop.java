package com.shop.playground.system;

import com.shop.playground.shop.Repository;
import com.shop.playground.shop.Service;
import com.shop.playground.shop.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The one shop of all system tests: new, started as {@code scripts/up} does it, with two replicas
 * of order-service; stopped when the last test is done.
 */
public final class RunningShop implements BeforeAllCallback {
  public static final Shop SHOP = new Shop(Repository.root(), Path.of("target", "shop"));

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(RunningShop.class, key -> startNew());
  }

  /** Starts what is not running of it. */
  public static void start() throws IOException, InterruptedException {
    SHOP.start(Optional.empty(), Map.of(Service.ORDER, 2), System.out::println, url -> {});
  }

  private static AutoCloseable startNew() {
    try {
      SHOP.wipe(System.out::println);
      start();
      return () -> SHOP.stop(System.out::println);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
