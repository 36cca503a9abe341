package com.shop.user.throttle;

import java.util.concurrent.atomic.AtomicInteger;

/** Client addresses that no other test uses. */
final class TestAddresses {
  private static final AtomicInteger LAST = new AtomicInteger();

  private TestAddresses() {}

  /** From the network reserved for tests (RFC 2544). */
  static String next() {
    int number = LAST.incrementAndGet();
    return "198.18." + number / 256 + "." + number % 256;
  }
}
