package com.shop.user.account;

import static com.shop.user.Person.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Race;
import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RegistrationTest {
  private static final String EMOJI = "\ud83d\ude00";

  @Test
  void aNewUserIsACustomer() {
    Person person = Person.stranger();

    Response response = person.register();

    response
        .then()
        .statusCode(201)
        .header("Location", "/user/" + response.path("id"))
        .body("email", equalTo(person.email()))
        .body("name", equalTo("Pat"))
        .body("roles", contains("customer"))
        .body("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"))
        .body("$", not(hasKey("passwordHash")));
    person.login().then().statusCode(200);
  }

  @Test
  void emailAddressesAreUniqueIgnoringCase() {
    Person person = Person.registered();

    new Person(person.email().toUpperCase(Locale.ROOT), "another password")
        .register()
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("email_taken"));
  }

  @Test
  void oneOfConcurrentRegistrationsSucceeds() {
    Person person = Person.stranger();

    List<Integer> statuses =
        Race.of(8, i -> person.register().statusCode()).stream().sorted().toList();

    assertEquals(List.of(201, 409, 409, 409, 409, 409, 409, 409), statuses);
    person.authorized().get("/user/me").then().statusCode(200).body("roles", contains("customer"));
  }

  @Test
  void anInvalidTokenDoesNotPreventRegistration() {
    given()
        .header("Authorization", "Bearer junk")
        .contentType(ContentType.JSON)
        .body(registration())
        .post("/user/register")
        .then()
        .statusCode(201);
  }

  @Test
  void lengthsAreCountedInCodePoints() {
    registerWith("password", EMOJI.repeat(128)).then().statusCode(201);
    registerWith("password", EMOJI.repeat(129)).then().statusCode(400);
    registerWith("password", EMOJI.repeat(7)).then().statusCode(400);
    registerWith("name", EMOJI.repeat(100))
        .then()
        .statusCode(201)
        .body("name", equalTo(EMOJI.repeat(100)));
    registerWith("name", EMOJI.repeat(101)).then().statusCode(400);
  }

  @ParameterizedTest
  @CsvSource({"Zoe\u0308, Zo\u00eb", "\u1112\u1161\u11ab, \ud55c", "\u304b\u3099, \u304c"})
  void namesAreNormalizedToNfc(String decomposed, String composed) {
    registerWith("name", decomposed).then().statusCode(201).body("name", equalTo(composed));
  }

  @Test
  void lengthsAreCountedAfterNormalization() {
    registerWith("name", "e\u0301".repeat(100)).then().statusCode(201);
    registerWith("password", "e\u0301".repeat(4)).then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200b",
        "\u2060\ufeff",
        "\u3164",
        "",
        "  ",
        "\u00a0\u3000",
        "a\nb",
        "a\u0000b",
        "a\u0085b",
        "a\u2028b",
        "\ud83d"
      })
  void aNameIsVisibleTextOnOneLine(String name) {
    assertInvalid(registerWith("name", name), "name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1234567", "\ud83d\ud83d\ud83d\ud83d\ud83d\ud83d\ud83d\ud83d"})
  void aPasswordHasAtLeastEightCharacters(String password) {
    assertInvalid(registerWith("password", password), "password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"email", "password", "name"})
  void everyFieldIsRequired(String field) {
    Map<String, Object> body = registration();
    body.remove(field);
    assertInvalid(post("/user/register", body), field);
    assertInvalid(registerWith(field, null), field);
  }

  @Test
  void allViolationsAreReported() {
    post("/user/register", Map.of("email", "x", "password", "x", "name", " "))
        .then()
        .statusCode(400)
        .body("code", equalTo("validation_failed"))
        .body("violations.field", contains("email", "name", "password"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"email\": 1, \"password\": \"12345678\", \"name\": \"x\"}",
        "{\"email\": \"a@b.org\", \"password\": 12345678, \"name\": \"x\"}",
        "{\"email\": \"a@b.org\", \"password\": \"12345678\", \"name\": true}",
        "{\"email\": \"a@b.org\", \"password\": \"12345678\", \"name\": \"x\", \"roles\": [\"admin\"]}"
      })
  void invalidBodiesAreRejected(String body) {
    given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/user/register")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  private static void assertInvalid(Response response, String field) {
    response
        .then()
        .statusCode(400)
        .body("code", equalTo("validation_failed"))
        .body("violations.field", everyItem(equalTo(field)));
  }

  private static Response registerWith(String field, Object value) {
    Map<String, Object> body = registration();
    body.put(field, value);
    return post("/user/register", body);
  }

  private static Map<String, Object> registration() {
    Map<String, Object> body = new HashMap<>();
    body.put("email", UUID.randomUUID() + "@example.org");
    body.put("password", "12345678");
    body.put("name", "Pat");
    return body;
  }
}
