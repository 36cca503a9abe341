package com.shop.user.client;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import com.shop.user.Person;
import com.shop.user.SigningKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClientTokenTest {

  @Test
  @Covers({"USER-40", "CONV-34"})
  void aMachineClientGetsAServiceToken() {
    Response response = token(orderService().formParam("grant_type", "client_credentials"));

    response
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .header("Pragma", "no-cache")
        .body("token_type", equalTo("Bearer"))
        .body("expires_in", equalTo(900));
    JsonPath claims = claims(response.path("access_token"));
    assertEquals("order-service", claims.getString("sub"));
    assertEquals(List.of("service"), claims.getList("groups"));
    assertEquals(900, claims.getLong("exp") - claims.getLong("iat"));
  }

  @Test
  void customerOperationsRejectAServiceToken() {
    String token =
        token(orderService().formParam("grant_type", "client_credentials")).path("access_token");

    Person.authorized(token)
        .get("/user/me")
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"));
  }

  @Test
  void unknownParametersAreIgnored() {
    token(orderService().formParam("grant_type", "client_credentials").formParam("scope", "all"))
        .then()
        .statusCode(200);
  }

  @Test
  @Covers("USER-40")
  void otherCredentialsAreRejected() {
    assertInvalidClient(given());
    assertInvalidClient(given().header("Authorization", "Bearer " + Person.ADMIN.accessToken()));
    assertInvalidClient(given().header("Authorization", "Basic junk"));
    assertInvalidClient(as("order-service", "wrong"));
    assertInvalidClient(as("order-service", ""));
    assertInvalidClient(as("nobody", SigningKeys.CLIENT_SECRET));
    assertInvalidClient(as(Person.ADMIN.email(), Person.ADMIN.password()));
  }

  @Test
  void exactlyOneGrantTypeIsRequired() {
    assertRejected(token(orderService()), "invalid_request");
    assertRejected(
        token(orderService().formParam("grant_type", "client_credentials", "client_credentials")),
        "invalid_request");
    assertRejected(token(orderService().formParam("grant_type", "")), "invalid_request");
  }

  @Test
  void otherGrantTypesAreUnsupported() {
    for (String grant : new String[] {"password", "refresh_token"}) {
      assertRejected(
          token(orderService().formParam("grant_type", grant)), "unsupported_grant_type");
    }
  }

  @Test
  void otherBodiesThanFormsAreUnsupported() {
    orderService()
        .contentType(ContentType.JSON)
        .body("{\"grant_type\": \"client_credentials\"}")
        .post("/internal/token")
        .then()
        .statusCode(415)
        .body("code", equalTo("unsupported_media_type"));
  }

  @Test
  void malformedAndLargeFormsAreRejected() {
    assertRejected(form("grant_type=%zz"), "invalid_request");
    assertRejected(form(""), "invalid_request");
    form("grant_type=client_credentials&x=" + "x".repeat(65_536))
        .then()
        .statusCode(413)
        .body("code", equalTo("payload_too_large"));
  }

  private static Response form(String body) {
    return orderService().contentType(ContentType.URLENC).body(body).post("/internal/token");
  }

  private static void assertInvalidClient(RequestSpecification request) {
    token(request.formParam("grant_type", "client_credentials"))
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("Basic "))
        .header("Cache-Control", "no-store")
        .contentType("application/json")
        .body("error", equalTo("invalid_client"));
  }

  private static void assertRejected(Response response, String error) {
    response.then().statusCode(400).contentType("application/json").body("error", equalTo(error));
  }

  private static RequestSpecification orderService() {
    return as("order-service", SigningKeys.CLIENT_SECRET);
  }

  private static RequestSpecification as(String id, String secret) {
    return given().auth().preemptive().basic(id, secret);
  }

  private static Response token(RequestSpecification request) {
    return request.contentType(ContentType.URLENC).post("/internal/token");
  }

  private static JsonPath claims(String token) {
    byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
    return new JsonPath(new String(payload, StandardCharsets.UTF_8));
  }
}
