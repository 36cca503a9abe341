package com.shop.user.http;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses with TLS enabled, as this module's tests configure it. */
@QuarkusTest
class TlsTest {

  @ParameterizedTest
  @ValueSource(strings = {"/user/jwks", "/user/me", "/user/ready", "/user/openapi", "/nowhere"})
  void everyResponseHasTheHeadersForTls(String path) {
    given()
        .get(path)
        .then()
        .header("Strict-Transport-Security", "max-age=31536000")
        .header("Cross-Origin-Opener-Policy", "same-origin");
    given()
        .contentType(ContentType.JSON)
        .body(" ".repeat(70_000))
        .post(path)
        .then()
        .statusCode(413)
        .header("Strict-Transport-Security", "max-age=31536000");
  }
}
