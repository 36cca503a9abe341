package com.shop.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The median of repeated measurements, with the smallest and the largest. */
record Spread(double median, double min, double max) {

  private static final double WHOLE = 100;

  static Spread of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return new Spread(median(sorted), sorted[0], sorted[sorted.length - 1]);
  }

  static <T> Spread of(List<T> items, ToDoubleFunction<T> value) {
    return of(items.stream().mapToDouble(value));
  }

  /** Of the ratios of items that belong together: the first to the first, and so on. */
  static <T> Spread ofRatios(List<T> of, List<T> to, ToDoubleFunction<T> value) {
    return of(
        IntStream.range(0, of.size())
            .mapToDouble(i -> value.applyAsDouble(of.get(i)) / value.applyAsDouble(to.get(i))));
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }

  /** Such as {@code 0.41 (0.38..0.44)}. */
  @Override
  public String toString() {
    String format = max >= WHOLE ? "%,.0f (%,.0f..%,.0f)" : "%.3g (%.3g..%.3g)";
    return String.format(Locale.ROOT, format, median, min, max);
  }
}
