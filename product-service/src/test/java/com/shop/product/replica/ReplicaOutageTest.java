package com.shop.product.replica;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reading without replicas; playground's {@code MySqlSetIT} tests reading from replicas. */
@QuarkusTest
@TestProfile(ReplicaOutageTest.UnreachableReplica.class)
class ReplicaOutageTest {

  /** Configures a replica that does not exist. */
  public static final class UnreachableReplica implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.datasource.replica.jdbc.url", "jdbc:mysql://127.0.0.1:1/productdb");
    }
  }

  @Inject MeterRegistry metrics;

  @Test
  void theCatalogueIsReadFromThePrimary() {
    get("/product").then().statusCode(200).time(lessThan(5_000L));
    get("/product/categories").then().statusCode(200);

    assertTrue(metrics.get("shop.catalogue.reads").tag("from", "primary").counter().count() > 0);
    assertTrue(metrics.get("shop.replica.fallbacks").counter().count() > 0);
  }

  @Test
  void theServiceStaysReady() {
    get("/ready").then().statusCode(200);
  }
}
