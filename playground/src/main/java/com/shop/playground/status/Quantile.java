package com.shop.playground.status;

import java.util.Map;
import java.util.NavigableMap;

/** A quantile of a histogram, interpolated in its bucket as Prometheus does. */
final class Quantile {
  private Quantile() {}

  /**
   * @param buckets how many values there are up to each bound, ascending
   * @return NaN without values; the last finite bound if the quantile is beyond it
   */
  static double of(double quantile, NavigableMap<Double, Double> buckets) {
    double all = buckets.isEmpty() ? 0 : buckets.lastEntry().getValue();
    if (all == 0) {
      return Double.NaN;
    }
    double rank = quantile * all;
    double lower = 0;
    double below = 0;
    for (Map.Entry<Double, Double> bucket : buckets.entrySet()) {
      if (bucket.getValue() >= rank) {
        return Double.isInfinite(bucket.getKey())
            ? lower
            : lower + (bucket.getKey() - lower) * (rank - below) / (bucket.getValue() - below);
      }
      lower = bucket.getKey();
      below = bucket.getValue();
    }
    return lower;
  }
}
