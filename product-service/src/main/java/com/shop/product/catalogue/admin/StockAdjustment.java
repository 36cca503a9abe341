package com.shop.product.catalogue.admin;

import com.shop.platform.SingleLine;
import com.shop.platform.problem.Problem;
import com.shop.product.stock.Stock;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * A change of stock that no order caused: a delivery, breakage, a recount.
 *
 * @param delta the number of pieces added, or removed if negative
 */
record StockAdjustment(
    @NotNull @Min(-Stock.MAX_AVAILABLE) @Max(Stock.MAX_AVAILABLE) Integer delta,
    @NotNull @SingleLine(max = 255) String reason) {

  /**
   * The stock after this adjustment; negative if the stock is insufficient.
   *
   * @throws Problem 400 if delta is 0 or the result exceeds {@link Stock#MAX_AVAILABLE}
   */
  long appliedTo(int available) {
    if (delta == 0) {
      throw Problem.invalid("delta", "must not be 0");
    }
    long adjusted = (long) available + delta;
    if (adjusted > Stock.MAX_AVAILABLE) {
      throw Problem.invalid(
          "delta", "must leave no more than " + Stock.MAX_AVAILABLE + " in stock");
    }
    return adjusted;
  }
}
