package com.shop.payment.capture;

import static com.shop.payment.PaymentApi.refundOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.shop.payment.Books;
import com.shop.payment.PaymentApi;
import com.shop.payment.gateway.FaultyGateway;
import com.shop.payment.gateway.FaultyGateway.Call;
import com.shop.platform.Covers;
import com.shop.platform.Race;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OrderRefundTest {
  @Inject Books books;
  @Inject FaultyGateway gateway;

  private final PaymentApi alice = new PaymentApi();
  private final UUID order = UUID.randomUUID();

  @Test
  @Covers("PAY-19")
  void aCapturedPaymentIsRefundedOnce() {
    alice.captured(order, 1000);
    for (int i = 0; i < 2; i++) {
      refundOrder(order)
          .then()
          .statusCode(200)
          .body("status", equalTo("REFUNDED"))
          .body("refunded.amount", equalTo(1000));
    }
    assertEquals(0, books.netCaptured(order));
    assertEquals(1, books.refunds(order));
    books.assertAgree(order);
  }

  @Test
  void aRefundedOrderIsNotCapturedAgain() {
    String card = alice.card(PaymentApi.VISA);
    alice.capture(order, 1000, card);
    refundOrder(order).then().statusCode(200);
    alice.capture(order, 1000, card).then().statusCode(200).body("status", equalTo("REFUNDED"));
    assertEquals(0, books.netCaptured(order));
  }

  @Test
  @Covers("PAY-19")
  void onlyTheRemainingAmountIsRefunded() {
    UUID payment = alice.captured(order, 1000);
    PaymentApi.refund(payment, "k", Map.of("amount", PaymentApi.usd(300), "reason", "late"))
        .then()
        .statusCode(201);
    refundOrder(order).then().statusCode(200).body("status", equalTo("REFUNDED"));
    assertEquals(2, books.refunds(order));
    books.assertAgree(order);
  }

  @Test
  @Covers("PAY-20")
  void aDeclinedPaymentStaysDeclined() {
    alice.capture(order, 1000, alice.card(PaymentApi.DECLINED));
    refundOrder(order).then().statusCode(200).body("status", equalTo("DECLINED"));
    assertEquals(0, books.refunds(order));
    books.assertAgree(order);
  }

  @Test
  @Covers({"PAY-20", "PAY-22"})
  void aRefundBeforeTheCaptureLeavesATombstone() {
    for (int i = 0; i < 2; i++) {
      refundOrder(order)
          .then()
          .statusCode(200)
          .body("status", equalTo("VOIDED"))
          .body("amount.amount", equalTo(0))
          .body("refunded.amount", equalTo(0))
          .body("brand", nullValue())
          .body("last4", nullValue());
    }
    alice
        .capture(order, 1000, alice.card(PaymentApi.VISA))
        .then()
        .statusCode(200)
        .body("status", equalTo("VOIDED"));
    alice.capture(order, 1000, "card_unknown").then().statusCode(200);
    assertNull(books.gatewayStatus(order));
    assertEquals(1, books.payments(order));
  }

  @Test
  void aPendingPaymentThatWasNotCapturedIsVoided() {
    String card = alice.card(PaymentApi.FAILS_TWICE);
    alice.capture(order, 1000, card).then().statusCode(202);
    refundOrder(order).then().statusCode(200).body("status", equalTo("VOIDED"));
    assertEquals("VOIDED", books.gatewayStatus(order));
    alice.capture(order, 1000, card).then().statusCode(200).body("status", equalTo("VOIDED"));
    assertEquals(0, books.netCaptured(order));
  }

  @Test
  void aPendingPaymentThatWasCapturedIsRefunded() {
    alice.capture(order, 1000, alice.card(PaymentApi.LOSES_RESPONSE)).then().statusCode(202);
    assertEquals(1000, books.netCaptured(order));
    refundOrder(order).then().statusCode(200).body("status", equalTo("REFUNDED"));
    assertEquals(0, books.netCaptured(order));
    books.assertAgree(order);
  }

  @Test
  @Covers("PAY-21")
  void theLoopRefundsOnceTheOutcomeIsKnown() {
    alice.capture(order, 1000, alice.card(PaymentApi.LOSES_RESPONSE)).then().statusCode(202);
    gateway.before(Call.VOID, order, FaultyGateway::loseResponse);
    gateway.after(Call.VOID, order, FaultyGateway::loseResponse);
    refundOrder(order).then().statusCode(202).body("status", equalTo("PENDING"));
    books.awaitStatus(order, "REFUNDED");
    assertEquals(0, books.netCaptured(order));
  }

  @Test
  void aVoidWithALostResponseIsSettledByTheLoop() {
    alice.capture(order, 1000, alice.card(PaymentApi.FAILS_TWICE)).then().statusCode(202);
    gateway.after(Call.VOID, order, FaultyGateway::loseResponse);
    refundOrder(order).then().statusCode(202);
    books.awaitStatus(order, "VOIDED");
  }

  @Test
  void aRefundWithALostResponseIsDoneOnce() {
    alice.captured(order, 1000);
    gateway.after(Call.REFUND, order, FaultyGateway::loseResponse);
    refundOrder(order).then().statusCode(202).body("status", equalTo("CAPTURED"));
    books.awaitStatus(order, "REFUNDED");
    assertEquals(1, books.refunds(order));
  }

  @Test
  void aRepeatedRequestSettlesAPendingRefund() {
    alice.captured(order, 1000);
    gateway.before(Call.REFUND, order, FaultyGateway::loseResponse);
    refundOrder(order).then().statusCode(202);
    refundOrder(order).then().statusCode(200).body("status", equalTo("REFUNDED"));
    assertEquals(1, books.refunds(order));
    books.assertAgree(order);
  }

  @Test
  void aRefundBeforeTheGatewayCallVoidsThePayment() {
    gateway.before(Call.CAPTURE, order, () -> refundOrder(order).then().statusCode(200));
    alice
        .capture(order, 1000, alice.card(PaymentApi.VISA))
        .then()
        .statusCode(200)
        .body("status", equalTo("VOIDED"));
    assertEquals("VOIDED", books.gatewayStatus(order));
    books.assertAgree(order);
  }

  @Test
  void aRefundBeforeTheGatewayResponseIsCarriedOut() {
    gateway.after(Call.CAPTURE, order, () -> refundOrder(order).then().statusCode(200));
    alice
        .capture(order, 1000, alice.card(PaymentApi.VISA))
        .then()
        .statusCode(200)
        .body("status", equalTo("REFUNDED"));
    assertEquals(0, books.netCaptured(order));
    books.assertAgree(order);
  }

  @Test
  void theCaptureCarriesOutARefundRequestedMeanwhile() {
    gateway.before(Call.VOID, order, FaultyGateway::loseResponse);
    gateway.after(Call.CAPTURE, order, () -> refundOrder(order).then().statusCode(202));
    alice
        .capture(order, 1000, alice.card(PaymentApi.VISA))
        .then()
        .statusCode(200)
        .body("status", equalTo("REFUNDED"));
    assertEquals(0, books.netCaptured(order));
    books.assertAgree(order);
  }

  @Test
  void aCaptureOfAVoidedKeyVoidsThePayment() {
    gateway.after(Call.VOID, order, FaultyGateway::loseResponse);
    gateway.before(Call.CAPTURE, order, () -> refundOrder(order).then().statusCode(202));
    alice
        .capture(order, 1000, alice.card(PaymentApi.VISA))
        .then()
        .statusCode(200)
        .body("status", equalTo("VOIDED"));
    books.assertAgree(order);
  }

  @RepeatedTest(10)
  void concurrentCaptureAndRefundLeaveNothingCaptured() {
    String card = alice.card(PaymentApi.VISA);
    Race.of(8, i -> i % 2 == 0 ? alice.capture(order, 1000, card) : refundOrder(order));
    refundOrder(order).then().statusCode(200);
    assertEquals(0, books.netCaptured(order));
    assertEquals(1, books.payments(order));
    books.assertAgree(order);
  }

  @ParameterizedTest
  @ValueSource(strings = {PaymentApi.FAILS_TWICE, PaymentApi.LOSES_RESPONSE})
  void aFaultyGatewayLeavesNothingCaptured(String number) {
    String card = alice.card(number);
    alice.capture(order, 1000, card).then().statusCode(202);
    Race.of(8, i -> i % 2 == 0 ? alice.capture(order, 1000, card) : refundOrder(order));
    refundOrder(order).then().statusCode(200);
    assertEquals(0, books.netCaptured(order));
    books.assertAgree(order);
  }

  @RepeatedTest(5)
  void concurrentRefundsRefundOnce() {
    alice.captured(order, 1000);
    Race.of(8, i -> refundOrder(order));
    books.awaitStatus(order, "REFUNDED");
    assertEquals(1, books.refunds(order));
    assertEquals(0, books.netCaptured(order));
  }
}
