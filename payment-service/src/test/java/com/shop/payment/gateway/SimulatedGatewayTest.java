package com.shop.payment.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.shop.payment.Books;
import com.shop.payment.gateway.CaptureResult.Outcome;
import com.shop.platform.Race;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SimulatedGatewayTest {
  @Inject SimulatedGateway gateway;
  @Inject Books books;

  private final UUID key = UUID.randomUUID();

  private String card(String number) {
    return gateway.tokenise(CardNumber.of(number).orElseThrow(), YearMonth.of(2099, 12)).token();
  }

  private String visa() {
    return card("4242424242424242");
  }

  @Test
  void aVoidedKeyIsNeverCaptured() {
    assertEquals(Outcome.VOIDED, gateway.voidKey(key).outcome());
    assertEquals(Outcome.VOIDED, gateway.capture(key, 1000, visa()).outcome());
    assertEquals(0, books.netCaptured(key));
  }

  @Test
  void aFinalOutcomeCannotBeVoided() {
    gateway.capture(key, 1000, visa());
    assertEquals(Outcome.CAPTURED, gateway.voidKey(key).outcome());
    UUID other = UUID.randomUUID();
    CaptureResult declined = gateway.capture(other, 1000, card("4000000000009995"));
    assertEquals(declined, gateway.voidKey(other));
  }

  @Test
  void theResponseIsLostAfterTheCapture() {
    String card = card("4000000000000259");
    assertThrows(GatewayUnavailableException.class, () -> gateway.capture(key, 1000, card));
    assertEquals(1000, books.netCaptured(key));
    assertEquals(Outcome.CAPTURED, gateway.capture(key, 1000, card).outcome());
    assertEquals(1000, books.netCaptured(key));
  }

  @Test
  void theThirdAttemptCapturesAfterTwoFailures() {
    String card = card("4000000000000119");
    for (int i = 0; i < 2; i++) {
      assertThrows(GatewayUnavailableException.class, () -> gateway.capture(key, 1000, card));
      assertEquals(0, books.netCaptured(key));
    }
    assertEquals(Outcome.CAPTURED, gateway.capture(key, 1000, card).outcome());
  }

  @Test
  void aKeyIsValidForOneAmountOnly() {
    String card = visa();
    gateway.capture(key, 1000, card);
    assertThrows(IllegalArgumentException.class, () -> gateway.capture(key, 1001, card));
    assertEquals(1000, books.netCaptured(key));
  }

  @Test
  void refundsCannotExceedTheCapture() {
    gateway.capture(key, 1000, visa());
    gateway.refund(UUID.randomUUID(), key, 600);
    assertThrows(IllegalArgumentException.class, () -> gateway.refund(UUID.randomUUID(), key, 401));
    assertEquals(400, books.netCaptured(key));
  }

  @RepeatedTest(10)
  void concurrentCaptureAndVoidAgreeOnOneOutcome() {
    String card = visa();
    List<CaptureResult> responses =
        Race.of(6, i -> i % 2 == 0 ? gateway.capture(key, 1000, card) : gateway.voidKey(key));
    assertEquals(1, responses.stream().distinct().count());
    assertEquals(books.gatewayStatus(key), responses.get(0).outcome().name());
  }

  @RepeatedTest(5)
  void concurrentRequestsWithOneRefundKeyRefundOnce() {
    gateway.capture(key, 1000, visa());
    UUID refund = UUID.randomUUID();
    Race.of(
        6,
        i -> {
          gateway.refund(refund, key, 300);
          return null;
        });
    assertEquals(700, books.netCaptured(key));
  }
}
