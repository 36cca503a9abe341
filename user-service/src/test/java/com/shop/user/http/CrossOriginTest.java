package com.shop.user.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Requests of pages from other origins; this module's tests configure one allowed origin. */
@QuarkusTest
class CrossOriginTest {
  private static final String ALLOWED = "https://app.example";
  private static final String OTHER = "https://evil.example";

  @Test
  void aPreflightListsTheAllowedMethodsAndHeaders() {
    preflight(ALLOWED)
        .statusCode(204)
        .header("Access-Control-Allow-Origin", ALLOWED)
        .header("Access-Control-Allow-Methods", containsString("POST"))
        .header("Access-Control-Allow-Headers", containsString("Idempotency-Key"))
        .header("Access-Control-Allow-Credentials", nullValue())
        .header("Vary", containsString("origin"));
  }

  @Test
  void aPageOfAnAllowedOriginCanReadAllResponses() {
    login(ALLOWED, Person.ALICE.password(), 200);
    login(ALLOWED, "wrong", 401);
    given()
        .header("Origin", ALLOWED)
        .contentType(ContentType.JSON)
        .body(" ".repeat(70_000))
        .post("/user/login")
        .then()
        .statusCode(413)
        .header("Access-Control-Allow-Origin", ALLOWED);
  }

  @Test
  void otherOriginsGetNoCorsHeaders() {
    preflight(OTHER)
        .header("Access-Control-Allow-Origin", nullValue())
        .header("Access-Control-Allow-Methods", nullValue());
    given()
        .header("Origin", OTHER)
        .get("/user/jwks")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", nullValue())
        .header("Vary", containsString("origin"));
  }

  @Test
  void theShopsOwnPagesNeedNoEntry() {
    given()
        .header("Origin", "https://api.shop.com")
        .get("/user/jwks")
        .then()
        .statusCode(200)
        .body("keys.size()", equalTo(2));
  }

  private static void login(String origin, String password, int status) {
    given()
        .header("Origin", origin)
        .contentType(ContentType.JSON)
        .body(Person.ALICE.with(password))
        .post("/user/login")
        .then()
        .statusCode(status)
        .header("Access-Control-Allow-Origin", origin)
        .header("Access-Control-Expose-Headers", containsString("Location"));
  }

  private static ValidatableResponse preflight(String origin) {
    return given()
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "authorization,idempotency-key")
        .options("/user/login")
        .then();
  }
}
