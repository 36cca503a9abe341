package com.shop.order.checkout;

import com.shop.order.Order;
import com.shop.platform.problem.Problem;
import java.util.Optional;

/** How far a request has placed its order, which decides the answer at the deadline. */
final class PlacementProgress {
  private boolean committing;
  private boolean abandoned;
  private Order placed;

  /**
   * Called last in the transaction that places the order.
   *
   * @throws Problem 503 if the client has been told that there is no order
   */
  synchronized void beforeCommit() {
    if (abandoned) {
      throw notStored();
    }
    committing = true;
  }

  synchronized void placed(Order order) {
    placed = order;
  }

  /**
   * The answer at the deadline; the order cannot be placed any more if that is a problem.
   *
   * @return empty during the commit, when it is not known whether there is an order
   * @throws Problem 503 if there is no order
   */
  synchronized Optional<PlacementResult> atDeadline() {
    if (placed == null && !committing) {
      abandoned = true;
      throw notStored();
    }
    return Optional.ofNullable(placed).map(order -> new PlacementResult.InProgress(order, false));
  }

  private static Problem notStored() {
    return Problem.unavailable("The service is overloaded. Try again later.");
  }
}
