package com.shop.order.database;

import com.shop.platform.identity.TestTokens;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Connections to the database break when a test wants it, and no order goes on by itself. */
public final class LossyDatabase implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("quarkus.scheduler.enabled", "false");
  }

  /** Without the resources of all other tests, the database without a network among them. */
  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(
        new TestResourceEntry(TestTokens.class),
        new TestResourceEntry(LossyMySql.class, Map.of("schema", "orderdb")));
  }
}
