package com.shop.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** GET requests of paths; the path of rank n is requested with a weight of 1/n. */
final class Zipf implements Supplier<byte[]> {

  private final SplittableRandom random = new SplittableRandom();
  private final List<byte[]> requests;
  private final double[] cumulated;

  /**
   * @param paths the most popular first
   */
  Zipf(List<String> paths) {
    requests = paths.stream().map(RequestBytes::get).toList();
    cumulated = new double[paths.size()];
    double sum = 0;
    for (int i = 0; i < cumulated.length; i++) {
      sum += 1.0 / (i + 1);
      cumulated[i] = sum;
    }
  }

  /** The average of a value, weighted by how often its path is requested. */
  static double average(List<String> paths, ToDoubleFunction<String> value) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < paths.size(); i++) {
      sum += value.applyAsDouble(paths.get(i)) / (i + 1);
      weights += 1.0 / (i + 1);
    }
    return sum / weights;
  }

  @Override
  public byte[] get() {
    double at = random.nextDouble(cumulated[cumulated.length - 1]);
    int found = Arrays.binarySearch(cumulated, at);
    return requests.get(found >= 0 ? found : -found - 1);
  }
}
