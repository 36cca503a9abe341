package com.shop.product.replica;

import java.util.function.Function;

/**
 * What a read returned.
 *
 * @param asOf the value contains every change that the primary had committed by then, as {@link
 *     System#nanoTime} counts
 */
public record Snapshot<T>(T value, long asOf) {

  /** Something made of the value. */
  public <R> Snapshot<R> map(Function<T, R> function) {
    return new Snapshot<>(function.apply(value), asOf);
  }
}
