package com.shop.order.checkout;

import com.shop.order.Order;
import com.shop.platform.idempotency.StoredResponse;

/** The result of placing an order. */
sealed interface PlacementResult {
  /** Whether an earlier request with the same key placed the order. */
  boolean isReplay();

  /**
   * The order came to rest.
   *
   * @param response stored with the order's outcome
   */
  record Completed(StoredResponse response, boolean isReplay) implements PlacementResult {}

  /** The order is placed, and processing continues in the background. */
  record InProgress(Order order, boolean isReplay) implements PlacementResult {}
}
