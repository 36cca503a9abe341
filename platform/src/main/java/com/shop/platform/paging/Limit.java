package com.shop.platform.paging;

import com.shop.platform.problem.Problem;
import java.util.regex.Pattern;

/** The page size: 1 to 100, by default 20. */
public final class Limit {
  private static final int DEFAULT = 20;
  private static final int MAX = 100;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

  private Limit() {}

  /**
   * @param text the value of the query parameter; null if it is missing
   * @throws Problem 400 when it is not a number or out of range
   */
  public static int parse(String text) {
    if (text == null) {
      return DEFAULT;
    }
    // Integer.parseInt also accepts a sign and the digits of other scripts.
    if (WHOLE_NUMBER.matcher(text).matches()) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX) {
        return limit;
      }
    }
    throw Problem.invalid("limit", "must be a whole number from 1 to " + MAX);
  }
}
