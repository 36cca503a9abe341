package com.shop.playground.wire;

/** Called at the moment a boundary is reached; the traffic on the wire waits meanwhile. */
public interface Watcher {

  /** Lets everything pass. */
  Watcher NONE = (boundary, side) -> true;

  /**
   * @return false to end the connection here
   */
  boolean passes(Boundary boundary, Boundary.Side side);
}
