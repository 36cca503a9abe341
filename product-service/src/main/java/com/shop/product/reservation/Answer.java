package com.shop.product.reservation;

import com.shop.platform.problem.Problem;

/**
 * What the caller is told once it is committed. A refusal is returned from a transaction and not
 * thrown in it, since throwing would roll back the very decision that it tells of.
 */
record Answer(ReservationView granted, Problem refused) {

  static Answer granted(Reservation reservation) {
    return new Answer(ReservationView.of(reservation), null);
  }

  static Answer refused(Problem problem) {
    return new Answer(null, problem);
  }

  static Answer released() {
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
