package com.shop.benchmark;

import java.time.Duration;
import java.util.Arrays;

/**
 * The result of one round of load.
 *
 * @param latencies of the successful requests in nanoseconds, ascending
 * @param failed the number of requests that had another result than expected
 * @param elapsed from the first request to the last response
 */
record Round(long[] latencies, int failed, Duration elapsed) {

  Round {
    Arrays.sort(latencies);
  }

  /**
   * @throws BenchmarkException if a request failed, or if none was completed
   */
  Round requireSuccess(String of) {
    if (failed > 0 || latencies.length == 0) {
      throw new BenchmarkException(
          "%s: %d requests failed and %d succeeded, so the figures do not count."
              .formatted(of, failed, latencies.length));
    }
    return this;
  }

  int successes() {
    return latencies.length;
  }

  double perSecond() {
    return successes() * 1e9 / elapsed.toNanos();
  }

  /** The median latency in milliseconds. */
  double medianMillis() {
    return latencies[latencies.length / 2] / 1e6;
  }
}
