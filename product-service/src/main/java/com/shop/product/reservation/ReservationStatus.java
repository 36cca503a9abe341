package com.shop.product.reservation;

/**
 * The life of a reservation.
 *
 * <pre>
 *            +--> RESERVED ---> CONFIRMED --+
 *            |        |                     |
 *            |        +---------------------+--> RELEASED
 *   NEW -----+                              |
 *            +--> REFUSED ------------------+
 *            |                              |
 *            +------------------------------+
 * </pre>
 */
enum ReservationStatus {
  /** Inserted and undecided; never committed. */
  NEW,

  /** The stock is taken, until it runs out. */
  RESERVED,

  /** The stock is sold. */
  CONFIRMED,

  /** Nothing was taken, and never will be for this order. */
  REFUSED,

  /** Nothing is taken any more, nor will ever be again: also a tombstone where nothing was. */
  RELEASED;

  boolean mayBecome(ReservationStatus next) {
    return switch (this) {
      case NEW -> next == RESERVED || next == REFUSED || next == RELEASED;
      case RESERVED -> next == CONFIRMED || next == RELEASED;
      case CONFIRMED, REFUSED -> next == RELEASED;
      case RELEASED -> false;
    };
  }

  /** Whether its lines are missing from what is available. */
  boolean holdsStock() {
    return this == RESERVED || this == CONFIRMED;
  }
}
