package com.shop.product.replica;

/**
 * What a read returned.
 *
 * @param asOf the value contains every change that the primary had committed by then, as {@link
 *     System#nanoTime} counts
 */
public record Snapshot<T>(T value, long asOf) {}
