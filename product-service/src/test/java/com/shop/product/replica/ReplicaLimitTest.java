package com.shop.product.replica;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.database.KeptServer;
import com.shop.platform.OwnDatabase;
import com.shop.product.LockedCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** An overlong query on a replica, which here is the primary itself, read-only for a moment. */
@QuarkusTest
@TestProfile(ReplicaLimitTest.ReadOnlyPrimary.class)
@OwnDatabase
class ReplicaLimitTest {

  /** Configures the primary as the replica, with the primary's account. */
  public static final class ReadOnlyPrimary implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.datasource.replica.jdbc.url", "${quarkus.datasource.jdbc.url}",
          "quarkus.datasource.replica.username", "${quarkus.datasource.username}",
          "quarkus.datasource.replica.password", "${quarkus.datasource.password}");
    }
  }

  @Inject Heartbeat heartbeat;
  @Inject MeterRegistry metrics;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @Test
  void anOverlongQueryIsNotRepeatedOnThePrimary() throws Throwable {
    heartbeat.beat();
    try (Connection root = KeptServer.ofTheTests().open(line -> {}).connect();
        Statement statement = root.createStatement()) {
      statement.execute("SET GLOBAL read_only = ON");
      try {
        LockedCatalogue.during(
            url,
            () ->
                get("/product")
                    .then()
                    .statusCode(503)
                    .body("detail", containsString("took too long to respond")));
        get("/product").then().statusCode(200);
      } finally {
        statement.execute("SET GLOBAL read_only = OFF");
      }
    }
    assertEquals(1, reads("replica"), "the replica is still used afterwards");
    assertEquals(0, reads("primary"));
    assertEquals(0, metrics.get("shop.replica.fallbacks").counter().count());
    assertEquals(0, metrics.get("shop.replica.lag").gauge().value(), "it is the primary itself");
  }

  private double reads(String from) {
    return metrics.get("shop.catalogue.reads").tag("from", from).counter().count();
  }
}
