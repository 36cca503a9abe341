package com.shop.payment;

import static com.shop.payment.PaymentStatus.CAPTURED;
import static com.shop.payment.PaymentStatus.DECLINED;
import static com.shop.payment.PaymentStatus.PARTIALLY_REFUNDED;
import static com.shop.payment.PaymentStatus.PENDING;
import static com.shop.payment.PaymentStatus.REFUNDED;
import static com.shop.payment.PaymentStatus.VOIDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PaymentStatusTest {
  private static final Map<PaymentStatus, Set<PaymentStatus>> ALLOWED =
      Map.of(
          PENDING, Set.of(CAPTURED, DECLINED, VOIDED),
          CAPTURED, Set.of(PARTIALLY_REFUNDED, REFUNDED),
          PARTIALLY_REFUNDED, Set.of(PARTIALLY_REFUNDED, REFUNDED),
          DECLINED, Set.of(),
          REFUNDED, Set.of(),
          VOIDED, Set.of());

  static Stream<Arguments> everyPair() {
    return Stream.of(PaymentStatus.values())
        .flatMap(from -> Stream.of(PaymentStatus.values()).map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void onlyTheTransitionsOfTheDiagramAreAllowed(PaymentStatus from, PaymentStatus to) {
    if (ALLOWED.get(from).contains(to)) {
      assertEquals(to, from.become(to));
    } else {
      assertThrows(IllegalStateException.class, () -> from.become(to));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStatusIsFinalIfNothingFollowsIt(PaymentStatus status) {
    assertEquals(Set.of(DECLINED, REFUNDED, VOIDED).contains(status), status.isFinal());
  }

  @ParameterizedTest
  @EnumSource
  void moneyIsHeldBetweenCaptureAndFullRefund(PaymentStatus status) {
    assertEquals(Set.of(CAPTURED, PARTIALLY_REFUNDED).contains(status), status.holdsMoney());
  }
}
