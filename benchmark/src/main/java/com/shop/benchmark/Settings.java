package com.shop.benchmark;

import java.time.Duration;

/**
 * How thoroughly to measure.
 *
 * @param quick a short run that shows that the benchmark works; its figures are not steady
 * @param soak how long to watch the memory
 */
record Settings(boolean quick, Duration soak) {

  Duration round() {
    return Duration.ofSeconds(quick ? 1 : 5);
  }

  int rounds() {
    return quick ? 2 : 5;
  }

  int maxWarmUps() {
    return quick ? 1 : 40;
  }
}
