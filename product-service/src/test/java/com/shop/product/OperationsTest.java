package com.shop.product;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
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

  @Test
  @Covers("OPS-5")
  void prometheusGetsOpenMetrics() {
    given()
        .accept(
            "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1")
        .get("/metrics")
        .then()
        .statusCode(200)
        .contentType(startsWith("application/openmetrics-text"))
        .body(endsWith("# EOF\n"));
  }

  /** Otherwise a client could fill the memory. */
  @Test
  void requestsOfAnyKindMakeNoTimeSeriesOfTheirOwn() throws IOException {
    String id = UUID.randomUUID().toString().substring(24);
    String method = "BREW" + id.toUpperCase(Locale.ROOT);
    given().get("/product/" + id).then().statusCode(404);
    given().get("/product/" + id + "/stock").then().statusCode(405);
    given().request(method, "/product/" + id).then().statusCode(405);
    given().options("/product/" + id).then().statusCode(200);
    given().get("/nothing/" + id).then().statusCode(404);
    given().get("/metrics/" + id).then().statusCode(200);
    given()
        .contentType("application/json")
        .body("x".repeat(70_000))
        .post("/product/" + id)
        .then()
        .statusCode(413);
    double resets = resets();
    closeBeforeTheResponse("POST /product/" + id);
    closeBeforeTheResponse(method + " /product/" + id);

    await().until(() -> resets() >= resets + 2);

    assertEquals(
        List.of(),
        requestSeries().filter(line -> line.contains(id) || line.contains(method)).toList());
  }

  /** Sends the head of a request and a part of its body. */
  private static void closeBeforeTheResponse(String line) throws IOException {
    String request = line + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{";
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
    }
  }

  private static double resets() {
    return requestSeries().mapToDouble(OperationsTest::resets).sum();
  }

  /** How many requests a series counts whose connection was closed before the response. */
  private static double resets(String series) {
    return series.matches(".*_count\\{.*http_response_status_code=\"RESET\".*")
        ? Double.parseDouble(series.substring(series.lastIndexOf(' ')))
        : 0;
  }

  private static Stream<String> requestSeries() {
    return given()
        .get("/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("http_server_request_duration"));
  }
}
