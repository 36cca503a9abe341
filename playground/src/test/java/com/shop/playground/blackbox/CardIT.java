package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertInvalid;
import static com.shop.playground.blackbox.Checks.assertProblem;
import static com.shop.playground.blackbox.Checks.assertShape;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Bodies.GOOD_CARD;
import static com.shop.playground.client.Bodies.card;
import static com.shop.playground.client.Bodies.line;
import static com.shop.playground.client.Bodies.with;
import static com.shop.playground.client.Bodies.without;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /payment/cards}, and the outcome of a capture with each test card. */
@BlackBox
class CardIT {
  private static final String CARDS = "/payment/cards";
  private static final Duration TO_REST = Duration.ofSeconds(15);

  private final Customer carol = People.somebody();

  @ParameterizedTest
  @CsvSource({"4242424242424242, visa, 4242", "5555555555554444, mastercard, 4444"})
  @Covers({"PAY-1", "PAY-24", "CONV-24"})
  void aCardIsExchangedForAToken(String number, String brand, String last4) {
    Response card = carol.post(CARDS, card(number));

    assertStatus(201, card);
    assertShape(card.path(""), "token", "brand", "last4", "expMonth", "expYear");
    assertEquals(brand, card.path("brand"));
    assertEquals(last4, card.path("last4"));
    assertEquals(12, card.<Integer>path("expMonth"));
    assertEquals(2039, card.<Integer>path("expYear"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424241",
        "42424242424",
        "42424242424242424242",
        "000000000000",
        "400000000000006",
        "2220000000000000"
      })
  @Covers({"PAY-2", "PAY-5", "PAY-29"})
  void aNumberThatIsNoCardIsInvalid(String number) {
    Response refused = carol.post(CARDS, card(number));

    assertProblem(422, "invalid_card", refused);
    assertFalse(refused.asString().contains(number), refused::asString);
  }

  @Test
  @Covers("PAY-2")
  void anExpiredCardIsInvalid() {
    Map<String, Object> expired = with(card(GOOD_CARD), "expYear", 2020);

    assertProblem(422, "invalid_card", carol.post(CARDS, expired));
  }

  @Test
  @Covers({"PAY-1", "CONV-6", "CONV-7", "CONV-8"})
  void everyFieldIsRequiredAndValidated() {
    for (String field : List.of("number", "expMonth", "expYear", "cvc", "holder")) {
      assertInvalid(carol.post(CARDS, without(card(GOOD_CARD), field)), field);
    }
    assertInvalid(carol.post(CARDS, with(card(GOOD_CARD), "expMonth", 13)), "expMonth");
    assertInvalid(carol.post(CARDS, with(card(GOOD_CARD), "cvc", "12")), "cvc");
    assertProblem(
        400,
        "malformed_request",
        carol.post(CARDS, with(card(GOOD_CARD), "number", 4242424242424242L)));
    assertProblem(401, "unauthorized", ShopUnderTest.anyone().post(CARDS, card(GOOD_CARD)));
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
  @Covers({"ORDER-10", "PAY-8", "PAY-25", "PAY-26"})
  void aCardThatIsDeclinedSaysWhy(String number, String declineCode) {
    Response refused = carol.outcome(order(carol.card(number)));

    assertProblem(402, "payment_declined", refused);
    assertEquals(declineCode, refused.path("declineCode"));
    Response payments = carol.get("/payment?orderId=" + refused.path("orderId"));
    assertEquals(List.of("DECLINED"), payments.path("items.status"));
    assertEquals(List.of(declineCode), payments.path("items.declineCode"));
  }

  @ParameterizedTest
  @CsvSource({"4242424242424242, visa", "5555555555554444, mastercard"})
  @Covers({"PAY-3", "PAY-24"})
  void aTokenServesSeveralOrders(String number, String brand) {
    String token = carol.card(number);

    for (int i = 0; i < 2; i++) {
      Response order = carol.atRest(carol.order(order(token)).path("id"), "CONFIRMED");
      assertEquals(brand, order.path("payment.brand"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"4000000000000119", "4000000000000259"})
  @Covers({"PAY-27", "PAY-28"})
  void anUnreliableGatewayCapturesOnceAndInTime(String number) {
    Instant before = Instant.now();
    String id = carol.order(order(carol.card(number))).path("id");

    Response order = carol.atRest(id, "CONFIRMED");

    Duration took = Duration.between(before, Instant.now());
    assertTrue(took.compareTo(TO_REST) <= 0, () -> "at rest after " + took);
    assertEquals("CAPTURED", order.path("payment.status"));
    assertEquals(List.of("CAPTURED"), carol.get("/payment?orderId=" + id).path("items.status"));
  }

  private static Map<String, Object> order(String token) {
    return Bodies.order(token, List.of(line(Shelf.put(1), 1)));
  }
}
