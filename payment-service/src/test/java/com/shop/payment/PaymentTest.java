package com.shop.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentTest {
  private final Payment payment =
      Payment.intent(UUID.randomUUID(), UUID.randomUUID(), 1000, "card_x", "visa", "4242");

  @Test
  void partialRefundsAddUpToRefunded() {
    payment.captured();
    payment.refunded(400);
    assertEquals(PaymentStatus.PARTIALLY_REFUNDED, payment.status());
    payment.refunded(600);
    assertEquals(PaymentStatus.REFUNDED, payment.status());
    assertEquals(1000, payment.refunded());
  }

  @Test
  void onlyCapturedPaymentsCanBeRefunded() {
    assertThrows(IllegalStateException.class, () -> payment.refunded(1));
    assertEquals(0, payment.refunded());
  }

  @Test
  void aRequestedRefundIsOwedOnceCaptured() {
    payment.requestRefund();
    assertFalse(payment.owesRefund());
    payment.captured();
    assertTrue(payment.owesRefund());
    payment.refunded(1000);
    assertFalse(payment.owesRefund());
  }

  @Test
  void aTombstoneHoldsNoMoneyAndIsFinal() {
    Payment tombstone = Payment.tombstone(UUID.randomUUID());
    assertTrue(tombstone.isTombstone());
    assertTrue(tombstone.status().isFinal());
    tombstone.requestRefund();
    assertFalse(tombstone.isRefundRequested());
  }
}
