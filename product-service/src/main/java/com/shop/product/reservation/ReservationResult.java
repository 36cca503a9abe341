package com.shop.product.reservation;

/**
 * The outcome of reserving. A transaction returns it instead of throwing, because an exception
 * would roll back the decision.
 */
sealed interface ReservationResult {

  /** The stock is reserved or sold. */
  record Granted(ReservationView reservation) implements ReservationResult {}

  /** The order cannot be fulfilled. */
  record Rejected(ReservationRejection reason) implements ReservationResult {}

  /** Other lines are reserved for the order already. */
  record Mismatched() implements ReservationResult {}

  /** The reservation expired or was released. */
  record Released() implements ReservationResult {}

  static ReservationResult granted(Reservation reservation) {
    return new Granted(ReservationView.of(reservation));
  }
}
