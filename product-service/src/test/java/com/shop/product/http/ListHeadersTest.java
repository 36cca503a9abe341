package com.shop.product.http;

import static io.restassured.RestAssured.given;

import com.shop.platform.identity.TestTokens;
import com.shop.product.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Several lines of a header with a list are one list (RFC 9110, section 5.3). */
@QuarkusTest
class ListHeadersTest {
  @Inject Shelf shelf;

  @Test
  void anyLineOfIfNoneMatchCanMatch() {
    String path = "/product/" + shelf.product(1);
    String tag = given().get(path).header("ETag");

    get("If-None-Match", "\"other\"", tag, path).statusCode(304);
    get("If-None-Match", tag, "\"other\"", path).statusCode(304);
    get("If-None-Match", "\"other\"", "\"another\"", path).statusCode(200);
  }

  @Test
  void anyLineOfIfMatchCanMatch() {
    String path = "/product/" + shelf.product(1);
    String tag = given().get(path).header("ETag");
    String admin = TestTokens.admin(UUID.randomUUID());

    given()
        .auth()
        .oauth2(admin)
        .header("If-Match", "\"other\"")
        .header("If-Match", "\"another\"")
        .delete(path)
        .then()
        .statusCode(412);
    given()
        .auth()
        .oauth2(admin)
        .header("If-Match", "\"other\"")
        .header("If-Match", tag)
        .delete(path)
        .then()
        .statusCode(204);
  }

  private static ValidatableResponse get(String name, String first, String second, String path) {
    return given().header(name, first).header(name, second).get(path).then();
  }
}
