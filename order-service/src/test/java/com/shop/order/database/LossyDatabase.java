package com.shop.order.database;

import com.shop.platform.identity.TestTokens;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Breaks database connections when a test asks for it; no scheduled job runs. */
public final class LossyDatabase implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("quarkus.scheduler.enabled", "false");
  }

  /** Replaces the resources of the other tests, whose database has no such network. */
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
