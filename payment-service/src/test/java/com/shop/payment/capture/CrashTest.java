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

/** The process dies at a moment; another one, here the loop or a repeated request, goes on. */
@QuarkusTest
class CrashTest {
  @Inject Books books;
  @Inject FaultyGateway gateway;

  private final PaymentApi alice = new PaymentApi();
  private final UUID order = UUID.randomUUID();

  @Test
  void anIntentIsThereBeforeTheGatewayIsAsked() {
    gateway.before(
        Call.CHARGE,
        order,
        () -> {
          assertEquals("PENDING", books.status(order));
          assertNull(books.gatewayStatus(order));
          FaultyGateway.crash();
        });
    alice.charge(order, 1000, alice.card(PaymentApi.VISA)).then().statusCode(500);
    books.awaitStatus(order, "CAPTURED");
    assertEquals(1000, books.kept(order));
  }

  @Test
  void aChargeWhoseOutcomeWasNeverWrittenIsSettledByTheLoop() {
    gateway.after(Call.CHARGE, order, FaultyGateway::crash);
    alice.charge(order, 1000, alice.card(PaymentApi.VISA)).then().statusCode(500);
    assertEquals("CAPTURED", books.gatewayStatus(order));
    books.awaitStatus(order, "CAPTURED");
    assertEquals(1000, books.kept(order));
  }

  @Test
  void aChargeWhoseOutcomeWasNeverWrittenIsSettledByARepeatedRequest() {
    String card = alice.card(PaymentApi.VISA);
    gateway.after(Call.CHARGE, order, FaultyGateway::crash);
    alice.charge(order, 1000, card).then().statusCode(500);
    alice.charge(order, 1000, card).then().statusCode(200).body("status", equalTo("CAPTURED"));
    assertEquals(1000, books.kept(order));
    books.assertAgree(order);
  }

  @Test
  void aRefundThatWasMeantButNotDoneIsDoneByTheLoop() {
    alice.captured(order, 1000);
    gateway.before(Call.REFUND, order, FaultyGateway::crash);
    refundOrder(order).then().statusCode(500);
    books.awaitStatus(order, "REFUNDED");
    assertEquals(0, books.kept(order));
  }

  @Test
  void aRefundThatWasDoneButNotWrittenIsNotDoneAgain() {
    alice.captured(order, 1000);
    gateway.after(Call.REFUND, order, FaultyGateway::crash);
    refundOrder(order).then().statusCode(500);
    assertEquals(0, books.kept(order));
    books.awaitStatus(order, "REFUNDED");
    assertEquals(1, books.refunds(order));
  }

  @Test
  void aVoidWhoseOutcomeWasNeverWrittenIsSettledByTheLoop() {
    alice.charge(order, 1000, alice.card(PaymentApi.FAILS_TWICE)).then().statusCode(202);
    gateway.after(Call.VOID, order, FaultyGateway::crash);
    refundOrder(order).then().statusCode(500);
    books.awaitStatus(order, "VOIDED");
  }

  @Test
  void theLoopItselfMayDieToo() {
    gateway.after(Call.CHARGE, order, FaultyGateway::crash);
    gateway.after(Call.CHARGE, order, FaultyGateway::crash);
    alice.charge(order, 1000, alice.card(PaymentApi.VISA)).then().statusCode(500);
    books.awaitStatus(order, "CAPTURED");
    assertEquals(1000, books.kept(order));
  }
}
