package com.shop.platform.paging;

import com.shop.platform.WholeNumber;
import com.shop.platform.problem.Problem;

/** The page size: 1 to 100, by default 20. */
public final class Limit {
  private static final int DEFAULT = 20;
  private static final int MAX = 100;
  private static final int MAX_DIGITS = 9;

  private Limit() {}

  /**
   * @param text the value of the query parameter; null if it is missing
   * @throws Problem 400 when it is not a number or out of range
   */
  public static int parse(String text) {
    if (text == null) {
      return DEFAULT;
    }
    long limit = WholeNumber.parse(text, MAX_DIGITS).orElse(0);
    if (limit < 1 || limit > MAX) {
      throw Problem.invalid("limit", "must be a whole number from 1 to " + MAX);
    }
    return (int) limit;
  }
}
