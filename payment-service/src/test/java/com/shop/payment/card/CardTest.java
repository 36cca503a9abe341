package com.shop.payment.card;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.shop.payment.PaymentApi;
import com.shop.platform.identity.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class CardTest {
  private final PaymentApi alice = new PaymentApi();

  @ParameterizedTest
  @CsvSource({"4242424242424242, visa, 4242", "5555555555554444, mastercard, 4444"})
  void aCardIsExchangedForAToken(String number, String brand, String last4) {
    alice
        .addCard(PaymentApi.newCard(number))
        .then()
        .statusCode(201)
        .header("Location", startsWith("/payment/cards/card_"))
        .body("token", matchesPattern("card_[0-9a-f]{32}"))
        .body("brand", equalTo(brand))
        .body("last4", equalTo(last4))
        .body("expMonth", equalTo(12))
        .body("expYear", equalTo(2099))
        .body("size()", equalTo(5));
  }

  @Test
  void theSameCardTwiceIsTwoTokens() {
    assertNotEquals(alice.card(PaymentApi.VISA), alice.card(PaymentApi.VISA));
  }

  @ParameterizedTest
  @CsvSource({"4242424242424241", "18", "42424242424242424242"})
  void invalidNumbersAreRejected(String number) {
    alice
        .addCard(PaymentApi.newCard(number))
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("invalid_card"))
        .body("detail", not(containsString(number)));
  }

  @Test
  void aCardIsValidThroughItsExpiryMonth() {
    YearMonth now = YearMonth.now(ZoneOffset.UTC);
    addExpiring(now).statusCode(201);
    addExpiring(now.minusMonths(1)).statusCode(422).body("code", equalTo("invalid_card"));
  }

  private ValidatableResponse addExpiring(YearMonth expiry) {
    Map<String, Object> card = PaymentApi.newCard(PaymentApi.VISA);
    card.put("expMonth", expiry.getMonthValue());
    card.put("expYear", expiry.getYear());
    return alice.addCard(card).then();
  }

  @ParameterizedTest
  @CsvSource({
    "number, 4242 4242 4242 4242",
    "number, ''",
    "cvc, 12",
    "cvc, 12345",
    "cvc, abc",
    "holder, ' '",
    "holder, 'Alice\tBob'",
    "holder,"
  })
  void violationsNameTheFieldButNotItsValue(String field, String value) {
    Map<String, Object> card = PaymentApi.newCard(PaymentApi.VISA);
    card.put(field, value);
    alice
        .addCard(card)
        .then()
        .statusCode(400)
        .body("code", equalTo("validation_failed"))
        .body("violations", hasSize(1))
        .body("violations[0].field", equalTo(field));
  }

  @ParameterizedTest
  @CsvSource({"expMonth, 0", "expMonth, 13", "expYear, 99", "expYear, 2101"})
  void impossibleExpiryDatesAreRejected(String field, int value) {
    Map<String, Object> card = PaymentApi.newCard(PaymentApi.VISA);
    card.put(field, value);
    alice.addCard(card).then().statusCode(400).body("violations[0].field", equalTo(field));
  }

  @Test
  void aNumericCardNumberIsMalformed() {
    Map<String, Object> card = PaymentApi.newCard(PaymentApi.VISA);
    card.put("number", 4242424242424242L);
    alice.addCard(card).then().statusCode(400).body("code", equalTo("malformed_request"));
  }

  /** Each body breaks one parsing rule and is otherwise valid. */
  static Stream<String> malformed() {
    String good =
        """
        {"number": "4242424242424242", "expMonth": 12, "expYear": 2099, "cvc": "123", "holder": "A"}""";
    return Stream.of(
        good.replace("}", ", \"brand\": \"visa\"}"),
        good.replace("}", ", \"cvc\": \"124\"}"),
        good.replace("}", ", \"number\": \"4242424242424242\"}"),
        good.replace("12,", "12.0,"),
        good.replace("12,", "\"12\","),
        good.replace("12,", "1e1,"),
        good.replace("\"A\"", "[\"A\"]"),
        good.replace("\"A\"", "[".repeat(1000) + "]".repeat(1000)),
        good.replace("\"A\"", "true"),
        good.replace("}", ""),
        good + good,
        "[" + good + "]",
        "\"" + "4".repeat(16) + "\"");
  }

  @ParameterizedTest
  @MethodSource
  void malformed(String body) {
    alice
        .asCustomer()
        .body(body)
        .post("/payment/cards")
        .then()
        .statusCode(400)
        .body("code", equalTo("malformed_request"))
        .body("detail", not(containsString("4242")));
  }

  @Test
  void anExpiryBeyondIntIsInvalid() {
    Map<String, Object> card = PaymentApi.newCard(PaymentApi.VISA);
    card.put("expYear", 4_000_000_000L);
    alice.addCard(card).then().statusCode(400).body("violations[0].field", equalTo("expYear"));
  }

  @Test
  void aVeryLongNumberIsRejected() {
    alice.addCard(PaymentApi.newCard("4".repeat(60_000))).then().statusCode(422);
  }

  @Test
  void aMissingBodyIsInvalid() {
    alice
        .asCustomer()
        .post("/payment/cards")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("body"));
  }

  @Test
  void onlyCustomersCanAddCards() {
    Map<String, Object> card = PaymentApi.newCard(PaymentApi.VISA);
    given().contentType(ContentType.JSON).body(card).post("/payment/cards").then().statusCode(401);
    PaymentApi.asService().body(card).post("/payment/cards").then().statusCode(403);
    given()
        .auth()
        .oauth2(TestTokens.customer(alice.customer()) + "x")
        .contentType(ContentType.JSON)
        .body(card)
        .post("/payment/cards")
        .then()
        .statusCode(401);
  }
}
