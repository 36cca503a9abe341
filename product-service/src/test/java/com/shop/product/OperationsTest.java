package com.shop.product;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations endpoints, which platform provides for all services. */
@QuarkusTest
class OperationsTest {

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/ready", "/started"})
  @Covers("OPS-5")
  void healthEndpointsReportUp(String path) {
    given().get(path).then().statusCode(200).body("status", equalTo("UP"));
  }

  @Test
  @Covers("OPS-5")
  void metricsAreInPrometheusFormat() {
    given()
        .accept("text/plain")
        .get("/metrics")
        .then()
        .statusCode(200)
        .contentType("text/plain")
        .body(containsString("# TYPE jvm_threads_live_threads gauge"));
  }

  /** Otherwise a client could fill the memory. */
  @Test
  void requestsOfAnyKindMakeNoTimeSeriesOfTheirOwn() {
    requestsOfManyKinds();
    long before = requestSeries();

    requestsOfManyKinds();

    assertEquals(before, requestSeries());
  }

  private static void requestsOfManyKinds() {
    String id = UUID.randomUUID().toString();
    given().get("/product/" + id).then().statusCode(404);
    given().get("/product/" + id + "/stock").then().statusCode(405);
    given().request("BREW" + id.substring(0, 4), "/product/" + id).then().statusCode(405);
    given().options("/product/" + id).then().statusCode(200);
    given().get("/nothing/" + id).then().statusCode(404);
    given().get("/metrics/" + id).then().statusCode(200);
    given()
        .contentType("application/json")
        .body("x".repeat(70_000))
        .post("/product/" + id)
        .then()
        .statusCode(413);
  }

  private static long requestSeries() {
    return given()
        .get("/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("http_server_requests"))
        .count();
  }
}
