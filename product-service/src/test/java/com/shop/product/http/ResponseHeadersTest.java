package com.shop.product.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.shop.platform.identity.TestTokens;
import com.shop.product.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The default response headers of all services, tested in this one. */
@QuarkusTest
class ResponseHeadersTest {
  @Inject Shelf shelf;

  @ParameterizedTest
  @CsvSource({
    "/product, 200, max-age=1",
    "/product?limit=0, 400, no-store",
    "/product/categories, 200, max-age=1",
    "/product/nothing, 404, no-store",
    "/product/health, 200, no-store",
    "/product/ready, 200, no-store",
    "/product/openapi, 200, no-store",
    "/internal/reservations/x, 405, no-store",
    "/nowhere, 404, no-store",
  })
  void responsesHaveCacheAndSecurityHeaders(String path, int status, String cacheControl) {
    assertHeaders(
        given().header("Origin", "https://evil.example").get(path).then().statusCode(status),
        cacheControl);
  }

  @Test
  void aProductMustBeRevalidated() {
    String path = "/product/" + shelf.product(1);
    ValidatableResponse product = given().get(path).then().statusCode(200);
    assertHeaders(product, "no-cache");
    String tag = product.extract().header("ETag");
    assertHeaders(
        given().header("If-None-Match", tag).get(path).then().statusCode(304), "no-cache");
  }

  @Test
  void responsesToWritesAreNotStored() {
    assertHeaders(
        given().contentType(ContentType.JSON).post("/product").then().statusCode(401), "no-store");
    assertHeaders(
        given().auth().oauth2(TestTokens.service()).delete(reservation()).then().statusCode(204),
        "no-store");
  }

  @Test
  void preflightsAreRejectedByDefault() {
    given()
        .header("Origin", "https://evil.example")
        .header("Access-Control-Request-Method", "POST")
        .options("/product")
        .then()
        .header("Access-Control-Allow-Origin", nullValue())
        .header("Access-Control-Allow-Methods", nullValue());
  }

  @Test
  void forwardedHeadersAreNotTrusted() {
    given()
        .header("X-Forwarded-Host", "evil.example")
        .header("X-Forwarded-Proto", "https")
        .header("X-Forwarded-Prefix", "/evil")
        .header("Forwarded", "host=evil.example;proto=https")
        .get("/product/nothing")
        .then()
        .body("instance", equalTo("/product/nothing"));
  }

  private static String reservation() {
    return "/internal/reservations/" + UUID.randomUUID();
  }

  private static void assertHeaders(ValidatableResponse response, String cacheControl) {
    response
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", cacheControl)
        .header("Access-Control-Allow-Origin", nullValue())
        .header("Strict-Transport-Security", nullValue())
        .header("Server", nullValue())
        .header("X-Powered-By", nullValue());
  }
}
