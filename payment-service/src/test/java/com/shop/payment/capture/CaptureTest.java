package com.shop.payment.capture;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.payment.Books;
import com.shop.payment.PaymentApi;
import com.shop.platform.Covers;
import com.shop.platform.Race;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CaptureTest {
  @Inject Books books;

  private final PaymentApi alice = new PaymentApi();
  private final UUID order = UUID.randomUUID();

  @ParameterizedTest
  @CsvSource({"4242424242424242, visa, 4242", "5555555555554444, mastercard, 4444"})
  @Covers("PAY-15")
  void aValidCardIsCaptured(String number, String brand, String last4) {
    alice
        .capture(order, 12999, alice.card(number))
        .then()
        .statusCode(200)
        .body("orderId", equalTo(order.toString()))
        .body("status", equalTo("CAPTURED"))
        .body("amount.amount", equalTo(12999))
        .body("amount.currency", equalTo("USD"))
        .body("refunded.amount", equalTo(0))
        .body("brand", equalTo(brand))
        .body("last4", equalTo(last4))
        .body("declineCode", nullValue());
    assertEquals(12999, books.netCaptured(order));
    books.assertAgree(order);
  }

  @ParameterizedTest
  @CsvSource({
    "4000000000000002, generic_decline",
    "4000000000009995, insufficient_funds",
    "4000000000009987, lost_card",
    "4000000000009979, stolen_card",
    "4000000000000069, expired_card",
    "4000000000000127, incorrect_cvc"
  })
  void aDeclinedCardStaysDeclined(String number, String code) {
    String card = alice.card(number);
    for (int i = 0; i < 2; i++) {
      alice
          .capture(order, 1000, card)
          .then()
          .statusCode(200)
          .body("status", equalTo("DECLINED"))
          .body("declineCode", equalTo(code));
    }
    assertEquals(0, books.netCaptured(order));
    books.assertAgree(order);
  }

  @Test
  void theLoopRetriesAfterTechnicalFailures() {
    String card = alice.card(PaymentApi.FAILS_TWICE);
    alice.capture(order, 1000, card).then().statusCode(202).body("status", equalTo("PENDING"));
    books.awaitStatus(order, "CAPTURED");
    assertEquals(1000, books.netCaptured(order));
  }

  @Test
  void aRepeatedRequestRetriesImmediately() {
    String card = alice.card(PaymentApi.FAILS_TWICE);
    alice.capture(order, 1000, card);
    alice.capture(order, 1000, card);
    alice.capture(order, 1000, card).then().statusCode(200).body("status", equalTo("CAPTURED"));
    books.assertAgree(order);
  }

  @Test
  void eachCaptureOfTheFailingCardFailsTwice() {
    String card = alice.card(PaymentApi.FAILS_TWICE);
    alice.capture(order, 1000, card).then().statusCode(202);
    alice.capture(UUID.randomUUID(), 1000, card).then().statusCode(202);
  }

  @Test
  void aLostResponseIsSettledByTheLoopAndCapturedOnce() {
    String card = alice.card(PaymentApi.LOSES_RESPONSE);
    alice.capture(order, 1000, card).then().statusCode(202).body("status", equalTo("PENDING"));
    assertEquals("CAPTURED", books.gatewayStatus(order));
    books.awaitStatus(order, "CAPTURED");
    assertEquals(1000, books.netCaptured(order));
    assertEquals(1, books.payments(order));
  }

  @Test
  @Covers("PAY-16")
  void aLostResponseIsSettledByARepeatedRequest() {
    String card = alice.card(PaymentApi.LOSES_RESPONSE);
    alice.capture(order, 1000, card).then().statusCode(202);
    alice.capture(order, 1000, card).then().statusCode(200).body("status", equalTo("CAPTURED"));
    assertEquals(1000, books.netCaptured(order));
    books.assertAgree(order);
  }

  @ParameterizedTest
  @ValueSource(strings = {PaymentApi.VISA, PaymentApi.FAILS_TWICE, PaymentApi.LOSES_RESPONSE})
  @Covers("PAY-15")
  void twentyConcurrentRequestsCaptureOnce(String number) {
    String card = alice.card(number);
    List<Response> responses = Race.of(20, i -> alice.capture(order, 1000, card));
    assertTrue(responses.stream().allMatch(a -> a.statusCode() == 200 || a.statusCode() == 202));
    assertEquals(1, responses.stream().map(a -> a.path("id")).distinct().count());
    books.awaitStatus(order, "CAPTURED");
    assertEquals(1000, books.netCaptured(order));
    assertEquals(1, books.payments(order));
  }

  @Test
  void oneTokenPaysManyOrders() {
    String card = alice.card(PaymentApi.VISA);
    alice.capture(order, 1000, card).then().statusCode(200);
    alice.capture(UUID.randomUUID(), 2000, card).then().statusCode(200);
  }

  @Test
  @Covers("PAY-17")
  void anotherCustomersCardIsUnknown() {
    String card = new PaymentApi().card(PaymentApi.VISA);
    alice.capture(order, 1000, card).then().statusCode(422).body("code", equalTo("unknown_card"));
    assertEquals(0, books.payments(order));
    assertNull(books.gatewayStatus(order));
  }

  @ParameterizedTest
  @ValueSource(strings = {"card_00000000000000000000000000000000", "", "4242424242424242", "💳"})
  void malformedTokensAreUnknownCards(String token) {
    alice.capture(order, 1000, token).then().statusCode(422).body("code", equalTo("unknown_card"));
    assertEquals(0, books.payments(order));
  }

  @Test
  void tokensAreCaseSensitive() {
    String card = alice.card(PaymentApi.VISA);
    alice.capture(order, 1000, card.toUpperCase()).then().statusCode(422);
    alice.capture(order, 1000, card + " ").then().statusCode(422);
  }

  @Test
  @Covers("PAY-18")
  void aDifferentAmountCustomerOrCardIsAMismatch() {
    String card = alice.card(PaymentApi.VISA);
    alice.capture(order, 1000, card).then().statusCode(200);
    PaymentApi bob = new PaymentApi();
    for (Response response :
        List.of(
            alice.capture(order, 1001, card),
            alice.capture(order, 1000, alice.card(PaymentApi.VISA)),
            alice.capture(order, 1000, "card_unknown"),
            bob.capture(order, 1000, bob.card(PaymentApi.VISA)))) {
      response.then().statusCode(422).body("code", equalTo("payment_mismatch"));
    }
    assertEquals(1000, books.netCaptured(order));
  }

  @ParameterizedTest
  @CsvSource({
    "0, USD, amount.amount",
    "-1, USD, amount.amount",
    "1000000000001, USD, amount.amount",
    "1, EUR, amount.currency",
    "1, usd, amount.currency"
  })
  void invalidAmountsAreRejected(long amount, String currency, String field) {
    put(Map.of(
            "customerId",
            alice.customer(),
            "amount",
            Map.of("amount", amount, "currency", currency),
            "cardToken",
            "card_x"))
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo(field));
  }

  @Test
  void missingFieldsAreReported() {
    put(Map.of())
        .then()
        .statusCode(400)
        .body("violations.field", equalTo(List.of("amount", "cardToken", "customerId")));
  }

  private Response put(Map<String, Object> body) {
    return PaymentApi.asService().body(body).put("/internal/payments/" + order);
  }

  @Test
  void aMalformedOrderIdIsNotFound() {
    PaymentApi.asService()
        .body(Map.of("customerId", order, "amount", PaymentApi.usd(1), "cardToken", "x"))
        .put("/internal/payments/nonsense")
        .then()
        .statusCode(404);
  }

  @Test
  @Covers("PAY-23")
  void onlyServicesCaptureAndRefundOrders() {
    String path = "/internal/payments/" + order;
    given().contentType(ContentType.JSON).body("{}").put(path).then().statusCode(401);
    given().post(path + "/refund").then().statusCode(401);
    alice.asCustomer().body("{}").put(path).then().statusCode(403);
    alice.asCustomer().post(path + "/refund").then().statusCode(403);
    PaymentApi.asAdmin().body("{}").put(path).then().statusCode(403);
    PaymentApi.asAdmin().post(path + "/refund").then().statusCode(403);
    assertEquals(0, books.payments(order));
  }
}
