package com.shop.payment.capture;

import static com.shop.payment.PaymentApi.refundOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.shop.payment.Books;
import com.shop.payment.PaymentApi;
import com.shop.payment.gateway.FaultyGateway;
import com.shop.payment.gateway.FaultyGateway.Call;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The process crashes at a given moment; the loop or a repeated request recovers the payment. */
@QuarkusTest
class CrashTest {
  @Inject Books books;
  @Inject FaultyGateway gateway;

  private final PaymentApi alice = new PaymentApi();
  private final UUID order = UUID.randomUUID();

  @Test
  void theIntentCommitsBeforeTheGatewayCall() {
    gateway.before(
        Call.CAPTURE,
        order,
        () -> {
          assertEquals("PENDING", books.status(order));
          assertNull(books.gatewayStatus(order));
          FaultyGateway.crash();
        });
    alice.capture(order, 1000, alice.card(PaymentApi.VISA)).then().statusCode(500);
    books.awaitStatus(order, "CAPTURED");
    assertEquals(1000, books.netCaptured(order));
  }

  @Test
  void theLoopSettlesAnUnrecordedCapture() {
    gateway.after(Call.CAPTURE, order, FaultyGateway::crash);
    alice.capture(order, 1000, alice.card(PaymentApi.VISA)).then().statusCode(500);
    assertEquals("CAPTURED", books.gatewayStatus(order));
    books.awaitStatus(order, "CAPTURED");
    assertEquals(1000, books.netCaptured(order));
  }

  @Test
  void aRepeatedRequestSettlesAnUnrecordedCapture() {
    String card = alice.card(PaymentApi.VISA);
    gateway.after(Call.CAPTURE, order, FaultyGateway::crash);
    alice.capture(order, 1000, card).then().statusCode(500);
    alice.capture(order, 1000, card).then().statusCode(200).body("status", equalTo("CAPTURED"));
    assertEquals(1000, books.netCaptured(order));
    books.assertAgree(order);
  }

  @Test
  void theLoopCarriesOutAnIntendedRefund() {
    alice.captured(order, 1000);
    gateway.before(Call.REFUND, order, FaultyGateway::crash);
    refundOrder(order).then().statusCode(500);
    books.awaitStatus(order, "REFUNDED");
    assertEquals(0, books.netCaptured(order));
  }

  @Test
  void anUnrecordedRefundIsNotRepeated() {
    alice.captured(order, 1000);
    gateway.after(Call.REFUND, order, FaultyGateway::crash);
    refundOrder(order).then().statusCode(500);
    assertEquals(0, books.netCaptured(order));
    books.awaitStatus(order, "REFUNDED");
    assertEquals(1, books.refunds(order));
  }

  @Test
  void theLoopSettlesAnUnrecordedVoid() {
    alice.capture(order, 1000, alice.card(PaymentApi.FAILS_TWICE)).then().statusCode(202);
    gateway.after(Call.VOID, order, FaultyGateway::crash);
    refundOrder(order).then().statusCode(500);
    books.awaitStatus(order, "VOIDED");
  }

  @Test
  void theLoopRecoversFromItsOwnCrash() {
    gateway.after(Call.CAPTURE, order, FaultyGateway::crash);
    gateway.after(Call.CAPTURE, order, FaultyGateway::crash);
    alice.capture(order, 1000, alice.card(PaymentApi.VISA)).then().statusCode(500);
    books.awaitStatus(order, "CAPTURED");
    assertEquals(1000, books.netCaptured(order));
  }
}
