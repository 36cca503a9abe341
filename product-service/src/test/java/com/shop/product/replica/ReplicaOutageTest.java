package com.shop.product.replica;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
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

  @Test
  void theCatalogueIsReadFromThePrimary() {
    get("/product").then().statusCode(200).time(lessThan(5_000L));
    get("/product/categories").then().statusCode(200);

    get("/metrics").then().body(containsString("shop_catalogue_reads_total{from=\"primary\"}"));
  }

  @Test
  void theServiceStaysReady() {
    get("/ready").then().statusCode(200);
  }
}
