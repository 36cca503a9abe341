package com.shop.platform;

import java.util.OptionalLong;

/**
 * Whole numbers in parameters and headers. {@link Long#parseLong} also accepts a sign and the
 * digits of other scripts.
 */
public final class WholeNumber {
  private WholeNumber() {}

  /**
   * @param maxDigits at most 18, so that the number is a long
   * @return empty unless the text consists of one or more ASCII digits
   */
  public static OptionalLong parse(String text, int maxDigits) {
    return !text.isEmpty()
            && text.length() <= maxDigits
            && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
