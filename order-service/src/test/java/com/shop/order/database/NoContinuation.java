package com.shop.order.database;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Nothing goes on by itself. */
public final class NoContinuation implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("quarkus.scheduler.enabled", "false");
  }
}
