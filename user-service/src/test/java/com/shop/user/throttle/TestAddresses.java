package com.shop.user.throttle;

import java.util.concurrent.atomic.AtomicInteger;

/** Client addresses that no other test has failed from. */
final class TestAddresses {
  private static final AtomicInteger LAST = new AtomicInteger();

  private TestAddresses() {}

  /** Of the network that is set apart for such uses (RFC 2544). */
  static String next() {
    int number = LAST.incrementAndGet();
    return "198.18." + number / 256 + "." + number % 256;
  }
}
