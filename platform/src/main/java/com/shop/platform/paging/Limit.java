package com.shop.platform.paging;

import com.shop.platform.problem.Problem;

/** How many items a page has: 1 to 100, 20 if left out. */
public final class Limit {
  private static final int DEFAULT = 20;
  private static final int MAX = 100;

  private Limit() {}

  /**
   * @param text the parameter as written; null if left out
   * @throws Problem 400 when it is no number or out of range
   */
  public static int parse(String text) {
    if (text == null) {
      return DEFAULT;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw Problem.invalid("limit", "must be a whole number from 1 to " + MAX);
  }
}
