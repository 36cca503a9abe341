package com.shop.product.catalogue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.product.replica.HeartbeatInterval;
import io.quarkus.runtime.configuration.DurationConverter;
import java.io.InputStream;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The settings that determine how old a list can be. */
class ListAgeTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Properties SETTINGS = new Properties();

  @BeforeAll
  static void load() throws Exception {
    try (InputStream file = ListAgeTest.class.getResourceAsStream("/application.properties")) {
      SETTINGS.load(file);
    }
  }

  @Test
  void theCachesTogetherStayBelowTheLimit() {
    Duration inClients = Duration.ofSeconds(ProductResource.MAX_AGE_SECONDS);
    assertTrue(setting("shop.catalogue.list-age").plus(inClients).compareTo(LIMIT) < 0);
  }

  @Test
  void aReplicaWithinItsLimitLeavesTimeToCache() {
    Duration lag = setting("shop.replica.max-lag").plus(HeartbeatInterval.get());
    assertTrue(lag.compareTo(setting("shop.catalogue.list-age")) < 0);
  }

  private static Duration setting(String name) {
    return DurationConverter.parseDuration(SETTINGS.getProperty(name));
  }
}
