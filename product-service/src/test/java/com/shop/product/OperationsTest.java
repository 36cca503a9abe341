package com.shop.product;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.shop.platform.Covers;
import io.quarkus.test.junit.QuarkusTest;
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
}
