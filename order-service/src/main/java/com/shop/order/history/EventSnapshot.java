package com.shop.order.history;

import java.util.List;

/**
 * The events of an order at one moment.
 *
 * @param isAtRest whether no driver will add further events on its own
 */
record EventSnapshot(List<EventView> events, boolean isAtRest) {
  /** Whether a client that has this many events needs no stream. */
  boolean isComplete(int seen) {
    return isAtRest && seen == events.size();
  }
}
