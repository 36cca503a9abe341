package com.shop.product.reservation;

import com.shop.platform.problem.Problem;
import com.shop.product.reservation.ReservationRejection.InsufficientStock;
import com.shop.product.reservation.ReservationRejection.UnknownProduct;

/** Maps the results of {@link Reservations} to HTTP problems. */
final class ReservationProblems {
  private ReservationProblems() {}

  /**
   * @throws Problem unless the reservation was granted
   */
  static ReservationView orThrow(ReservationResult result) {
    if (result instanceof ReservationResult.Granted granted) {
      return granted.reservation();
    } else if (result instanceof ReservationResult.Rejected rejected) {
      throw problem(rejected.reason());
    } else if (result instanceof ReservationResult.Mismatched) {
      throw new Problem(
          422, "reservation_mismatch", "Other lines are already reserved for this order.");
    }
    throw released();
  }

  static Problem released() {
    return new Problem(409, "reservation_released", "The reservation has expired or was released.");
  }

  private static Problem problem(ReservationRejection reason) {
    if (reason instanceof InsufficientStock insufficient) {
      return new Problem(
              409, "insufficient_stock", "Insufficient stock. Reduce the quantities in shortages.")
          .with("shortages", insufficient.shortages());
    }
    return new Problem(
            422, "unknown_product", "Some products are not in the catalogue; see productIds.")
        .with("productIds", ((UnknownProduct) reason).productIds());
  }
}
