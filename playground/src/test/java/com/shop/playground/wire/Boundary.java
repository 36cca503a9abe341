package com.shop.playground.wire;

import java.util.regex.Pattern;

/**
 * Where a process hands something over for good: a commit, or a call of another service. On either
 * side of it a crash leaves something else behind.
 *
 * @param process that commits or calls, such as {@code order-service-1}
 * @param act what it does, the same at every replica and for every order
 */
public record Boundary(String process, String act) {
  private static final Pattern REPLICA = Pattern.compile("-\\d+$");

  /** A side of a boundary. */
  public enum Side {
    /** It is about to happen: the other end has not heard of it. */
    BEFORE,
    /** It has happened: the process has not heard of it. */
    AFTER
  }

  /** What every replica that comes to this boundary has in common. */
  public String name() {
    return REPLICA.matcher(process).replaceFirst("") + " " + act;
  }
}
