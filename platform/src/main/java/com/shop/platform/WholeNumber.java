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
    return !text.isEmpty() && text.length() <= maxDigits && hasDigitsOnly(text)
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private static boolean hasDigitsOnly(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
