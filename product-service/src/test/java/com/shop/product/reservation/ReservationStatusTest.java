package com.shop.product.reservation;

import static com.shop.product.reservation.ReservationStatus.CONFIRMED;
import static com.shop.product.reservation.ReservationStatus.REFUSED;
import static com.shop.product.reservation.ReservationStatus.RELEASED;
import static com.shop.product.reservation.ReservationStatus.RESERVED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReservationStatusTest {
  private static final Map<ReservationStatus, Set<ReservationStatus>> ALLOWED =
      Map.of(
          RESERVED, Set.of(CONFIRMED, RELEASED),
          CONFIRMED, Set.of(RELEASED),
          REFUSED, Set.of(RELEASED),
          RELEASED, Set.of());

  @ParameterizedTest
  @EnumSource
  void onlyTheTransitionsOfTheDiagramAreAllowed(ReservationStatus from) {
    for (ReservationStatus to : ReservationStatus.values()) {
      assertEquals(ALLOWED.get(from).contains(to), from.mayBecome(to), from + " to " + to);
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyReservedAndConfirmedHoldStock(ReservationStatus status) {
    assertEquals(Set.of(RESERVED, CONFIRMED).contains(status), status.holdsStock());
  }
}
