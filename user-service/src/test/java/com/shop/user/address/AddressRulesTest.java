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
  void bob() {
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
  void everyLineHasItsBounds(String field, int most) {
    refused(add(TestAddress.with(field, "x".repeat(most + 1))), field);
    refused(add(TestAddress.with(field, "")), field);
    refused(add(TestAddress.with(field, " \u3000")), field);
    refused(add(TestAddress.with(field, "a\nb")), field);
    add(TestAddress.with(field, "x".repeat(most)))
        .then()
        .statusCode(201)
        .body(field, equalTo("x".repeat(most)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"recipient", "line1", "city", "postalCode", "country"})
  void allButTheSecondLineAndTheRegionAreNeeded(String field) {
    refused(add(TestAddress.without(field)), field);
    refused(add(TestAddress.with(field, null)), field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"XX", "ZZ", "UK", "EU", "us", "USA", "U", "", "U\u0053\u0300"})
  void aCountryIsOneOfIso3166(String country) {
    refused(add(TestAddress.with("country", country)), "country");
  }

  @Test
  void anInvalidEmailAddressIsAViolation() {
    for (String field : new String[] {"line1", "id", "zip"}) {
      add(TestAddress.with(field, 1))
          .then()
          .statusCode(400)
          .body("code", equalTo("malformed_request"));
    }
  }

  @Test
  void aReplacementHasTheSameRules() {
    String location = add(TestAddress.full()).header("Location");

    Response answer =
        Person.authorized(token)
            .contentType(ContentType.JSON)
            .body(TestAddress.with("country", "XX"))
            .put(location);

    refused(answer, "country");
  }

  private Response add(Map<String, Object> address) {
    return Person.authorized(token)
        .contentType(ContentType.JSON)
        .body(address)
        .post("/user/me/addresses");
  }

  private static void refused(Response answer, String field) {
    answer
        .then()
        .statusCode(400)
        .body("code", equalTo("validation_failed"))
        .body("violations.field", contains(field));
  }
}
