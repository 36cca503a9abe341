package com.shop.user.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OwnAccountTest {

  @Test
  void customersSeeTheirOwnAccount() {
    Person person = Person.registered();

    person
        .authorized()
        .get("/user/me")
        .then()
        .statusCode(200)
        .body("email", equalTo(person.email()))
        .body("roles", contains("customer"));
  }

  @Test
  void theOwnAccountRequiresAToken() {
    given()
        .get("/user/me")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .contentType("application/problem+json")
        .body("code", equalTo("unauthorized"));
  }

  @Test
  void customersChangeTheirName() {
    Person person = Person.registered();

    person
        .authorized()
        .contentType(ContentType.JSON)
        .body(Map.of("name", "Zo\u00eb \ud83d\ude00"))
        .patch("/user/me")
        .then()
        .statusCode(200)
        .body("name", equalTo("Zo\u00eb \ud83d\ude00"));

    person.authorized().get("/user/me").then().body("name", equalTo("Zo\u00eb \ud83d\ude00"));
  }

  @Test
  void onlyTheNameCanBeChanged() {
    Person person = Person.registered();

    person
        .authorized()
        .contentType(ContentType.JSON)
        .body(Map.of("name", "Zo\u00eb", "roles", new String[] {"admin"}))
        .patch("/user/me")
        .then()
        .statusCode(400)
        .body("code", equalTo("malformed_request"));

    person
        .authorized()
        .get("/user/me")
        .then()
        .body("name", equalTo("Pat"))
        .body("roles", contains("customer"));
  }

  @Test
  void theNameIsRequired() {
    Person.registered()
        .authorized()
        .contentType(ContentType.JSON)
        .body("{}")
        .patch("/user/me")
        .then()
        .statusCode(400)
        .body("code", equalTo("validation_failed"))
        .body("violations.field", contains("name"));
  }
}
