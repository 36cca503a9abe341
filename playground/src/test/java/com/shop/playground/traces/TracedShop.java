package com.shop.playground.traces;

import com.shop.playground.shop.Program;
import com.shop.playground.shop.Service;
import com.shop.playground.system.RunningShop;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The running shop with traces on, from the first test that needs them to the end: these tests are
 * ordered {@link #LAST}, since it takes a while to start all services again.
 */
public final class TracedShop implements BeforeAllCallback {
  public static final int LAST = Integer.MAX_VALUE;
  public static final TraceStore STORE = new TraceStore();

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(TracedShop.class, key -> trace());
  }

  private static AutoCloseable trace() {
    try {
      RunningShop.rerun(Set.of(Service.values()), TracedShop::traced);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return STORE;
  }

  private static Program traced(Program program) {
    return program
        .with("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", STORE.endpoint().toString())
        .with("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "100MS")
        .with("SHOP_WARM_UP_ROUNDS", "0");
  }
}
