package com.shop.benchmark;

import java.util.Arrays;

/** A growing list of durations in nanoseconds, without an object for each. */
final class Latencies {

  private long[] values = new long[1024];
  private int size;

  void add(long nanos) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = nanos;
  }

  void add(Latencies others) {
    for (int i = 0; i < others.size; i++) {
      add(others.values[i]);
    }
  }

  long[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
