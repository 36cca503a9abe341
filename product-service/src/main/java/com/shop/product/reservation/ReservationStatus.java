package com.shop.product.reservation;

/**
 * The states of a reservation.
 *
 * <pre>
 *   RESERVED ---> CONFIRMED --+
 *       |                     |
 *       +---------------------+--> RELEASED
 *                             |
 *   REFUSED ------------------+
 * </pre>
 */
enum ReservationStatus {
  /** The stock is held until the reservation expires. */
  RESERVED,

  /** The stock is sold. */
  CONFIRMED,

  /** Rejected: nothing was reserved for this order, and nothing ever will be. */
  REFUSED,

  /** The stock was returned, or nothing was ever reserved (a tombstone). Final. */
  RELEASED;

  boolean mayBecome(ReservationStatus next) {
    return switch (this) {
      case RESERVED -> next == CONFIRMED || next == RELEASED;
      case CONFIRMED, REFUSED -> next == RELEASED;
      case RELEASED -> false;
    };
  }

  /** Whether its lines are subtracted from the available stock. */
  boolean holdsStock() {
    return this == RESERVED || this == CONFIRMED;
  }
}
