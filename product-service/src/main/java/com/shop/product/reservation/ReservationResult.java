package com.shop.product.reservation;

import com.shop.platform.problem.Problem;

/**
 * What the caller is told once it is committed. A refusal is returned from a transaction and not
 * thrown in it, since throwing would roll back the very decision that it tells of.
 */
record ReservationResult(ReservationView granted, Problem refused) {

  static ReservationResult granted(Reservation reservation) {
    return new ReservationResult(ReservationView.of(reservation), null);
  }

  static ReservationResult refused(Problem problem) {
    return new ReservationResult(null, problem);
  }

  static ReservationResult released() {
    return refused(
        new Problem(409, "reservation_released", "The reservation has run out or was released."));
  }

  ReservationView orThrow() {
    if (refused != null) {
      throw refused;
    }
    return granted;
  }
}
