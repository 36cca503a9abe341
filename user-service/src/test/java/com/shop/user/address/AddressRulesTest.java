package com.shop.user.address;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AddressRulesTest {
  private static String token;

  @BeforeEach
  void logIn() {
    token = token == null ? Person.BOB.accessToken() : token; // once, since logging in is slow
  }

  @ParameterizedTest
  @CsvSource({
    "recipient, 100",
    "line1, 200",
    "line2, 200",
    "city, 100",
    "region, 100",
    "postalCode, 20"
  })
  void everyFieldHasItsBounds(String field, int most) {
    assertInvalid(add(TestAddress.with(field, "x".repeat(most + 1))), field);
    assertInvalid(add(TestAddress.with(field, "")), field);
    assertInvalid(add(TestAddress.with(field, " \u3000")), field);
    assertInvalid(add(TestAddress.with(field, "a\nb")), field);
    add(TestAddress.with(field, "x".repeat(most)))
        .then()
        .statusCode(201)
        .body(field, equalTo("x".repeat(most)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"recipient", "line1", "city", "postalCode", "country"})
  void allFieldsButLine2AndRegionAreRequired(String field) {
    assertInvalid(add(TestAddress.without(field)), field);
    assertInvalid(add(TestAddress.with(field, null)), field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"XX", "ZZ", "UK", "EU", "us", "USA", "U", "", "U\u0053\u0300"})
  void otherCountryCodesThanIso3166AreRejected(String country) {
    assertInvalid(add(TestAddress.with("country", country)), "country");
  }

  @Test
  void wrongTypesAndUnknownFieldsAreMalformed() {
    for (String field : new String[] {"line1", "id", "zip"}) {
      add(TestAddress.with(field, 1))
          .then()
          .statusCode(400)
          .body("code", equalTo("malformed_request"));
    }
  }

  @Test
  void replacementsAreValidatedToo() {
    String location = add(TestAddress.full()).header("Location");

    Response response =
        Person.authorized(token)
            .contentType(ContentType.JSON)
            .body(TestAddress.with("country", "XX"))
            .put(location);

    assertInvalid(response, "country");
  }

  private Response add(Map<String, Object> address) {
    return Person.authorized(token)
        .contentType(ContentType.JSON)
        .body(address)
        .post("/user/me/addresses");
  }

  private static void assertInvalid(Response response, String field) {
    response
        .then()
        .statusCode(400)
        .body("code", equalTo("validation_failed"))
        .body("violations.field", contains(field));
  }
}
