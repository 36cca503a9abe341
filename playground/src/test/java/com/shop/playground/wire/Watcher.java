package com.shop.playground.wire;

/** Told of every boundary at the moment at which it is reached; what goes over the wire waits. */
public interface Watcher {

  /** Lets everything pass. */
  Watcher NONE = (boundary, side) -> true;

  /**
   * @return whether it goes on; otherwise the connection ends here
   */
  boolean passes(Boundary boundary, Boundary.Side side);
}
