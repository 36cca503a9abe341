package com.shop.order.checkout;

import com.shop.platform.problem.Problem;
import java.util.Optional;

/** Whether a request has stored its order yet, which decides the answer at the deadline. */
final class PlacementProgress {
  private boolean committing;
  private boolean abandoned;
  private PlacementResult.InProgress stored;

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

  /**
   * @param result the answer at the deadline from now on
   */
  synchronized void stored(PlacementResult.InProgress result) {
    stored = result;
  }

  /**
   * The answer at the deadline; the order cannot be placed any more if that is a problem.
   *
   * @return empty during the commit, when it is not known whether there is an order
   * @throws Problem 503 if this request has stored no order and knows of none
   */
  synchronized Optional<PlacementResult> atDeadline() {
    if (stored == null && !committing) {
      abandoned = true;
      throw notStored();
    }
    return Optional.ofNullable(stored);
  }

  private static Problem notStored() {
    return Problem.unavailable("The service is overloaded. Try again later.");
  }
}
