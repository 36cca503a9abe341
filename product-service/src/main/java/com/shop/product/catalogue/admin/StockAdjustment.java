package com.shop.product.catalogue.admin;

import com.shop.platform.SingleLine;
import com.shop.platform.problem.Problem;
import com.shop.product.stock.Stock;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * Pieces that have come, or gone other than by orders: delivered, broken, counted again.
 *
 * @param delta how many more there are, or how many less if negative
 */
record StockAdjustment(
    @NotNull @Min(-Stock.MOST) @Max(Stock.MOST) Integer delta,
    @NotNull @SingleLine(max = 255) String reason) {

  /**
   * What would be left of so many pieces; less than 0 when there are not enough.
   *
   * @throws Problem 400 when nothing is adjusted, or more would be left than can be counted
   */
  long appliedTo(int available) {
    if (delta == 0) {
      throw Problem.invalid("delta", "must not be 0");
    }
    long left = (long) available + delta;
    if (left > Stock.MOST) {
      throw Problem.invalid("delta", "must leave no more than " + Stock.MOST + " in stock");
    }
    return left;
  }
}
