package com.shop.playground.wire;

import java.util.regex.Pattern;

/**
 * A point where a process changes something outside itself: a commit, or a call of another service.
 * A crash leaves a different state behind on either side of it.
 *
 * @param process that commits or calls, such as {@code order-service-1}
 * @param act what it does, the same at every replica and for every order
 */
public record Boundary(String process, String act) {
  private static final Pattern REPLICA = Pattern.compile("-\\d+$");

  /** A side of a boundary. */
  public enum Side {
    /** Just before: the other end has not received it. */
    BEFORE,
    /** Just after: the process has not received the response. */
    AFTER
  }

  /** What all replicas that reach this boundary have in common. */
  public String name() {
    return REPLICA.matcher(process).replaceFirst("") + " " + act;
  }
}
