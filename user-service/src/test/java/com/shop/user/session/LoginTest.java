package com.shop.user.session;

import static com.shop.platform.problem.ProblemText.withoutRequestId;
import static com.shop.user.Person.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LoginTest {

  @Test
  void seededUsersCanLogIn() {
    for (Person person : new Person[] {Person.ALICE, Person.BOB, Person.ADMIN}) {
      person
          .login()
          .then()
          .statusCode(200)
          .header("Cache-Control", "no-store")
          .body("tokenType", equalTo("Bearer"))
          .body("expiresIn", equalTo(900));
    }
  }

  @Test
  void theEmailAddressIsCaseInsensitive() {
    new Person(Person.ALICE.email().toUpperCase(Locale.ROOT), Person.ALICE.password())
        .login()
        .then()
        .statusCode(200);
  }

  @Test
  void unknownAddressesAndWrongPasswordsLookTheSame() {
    Response unknown = Person.stranger().login();
    Response wrong = new Person(Person.ALICE.email(), "passw0rd!").login();
    Response noAddress = new Person("nobody", "passw0rd!").login();

    wrong
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .contentType("application/problem+json")
        .body("code", equalTo("invalid_credentials"));
    assertEquals(wrong.statusCode(), unknown.statusCode());
    assertEquals(headersWithoutRequestId(wrong), headersWithoutRequestId(unknown));
    assertEquals(withoutRequestId(wrong.asString()), withoutRequestId(unknown.asString()));
    assertEquals(withoutRequestId(wrong.asString()), withoutRequestId(noAddress.asString()));
  }

  private static List<Header> headersWithoutRequestId(Response response) {
    return response.headers().asList().stream()
        .filter(header -> !header.getName().equals("X-Request-Id"))
        .toList();
  }

  @Test
  void anInvalidTokenDoesNotPreventLogin() {
    given()
        .header("Authorization", "Bearer junk")
        .contentType(ContentType.JSON)
        .body(Map.of("email", Person.BOB.email(), "password", Person.BOB.password()))
        .post("/user/login")
        .then()
        .statusCode(200);
  }

  @Test
  void bothFieldsAreRequired() {
    post("/user/login", Map.of())
        .then()
        .statusCode(400)
        .body("code", equalTo("validation_failed"))
        .body("violations.field", hasItem("email"))
        .body("violations.field", hasItem("password"));
  }

  @Test
  void lengthsCountCodePoints() {
    String emoji = "\ud83d\ude00";

    new Person(emoji.repeat(254), emoji.repeat(128)).login().then().statusCode(401);
    new Person(emoji.repeat(255), "x").login().then().statusCode(400);
    new Person("x", emoji.repeat(129)).login().then().statusCode(400);
    Person.refresh(emoji.repeat(512)).then().statusCode(401);
    Person.refresh(emoji.repeat(513)).then().statusCode(400);
  }

  @Test
  void aPasswordHasAtMost128Characters() {
    new Person(Person.ALICE.email(), "x".repeat(129))
        .login()
        .then()
        .statusCode(400)
        .body("violations.field", contains("password"));
  }
}
