package com.shop.payment.gateway;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A card number (ISO/IEC 7812) on its way to the gateway. It is kept in memory only until it is
 * tokenised and never appears in logs, exceptions or a debugger.
 */
public final class CardNumber {
  private static final Pattern SHAPE = Pattern.compile("[0-9]{12,19}");
  private static final Pattern VISA = Pattern.compile("4.*");
  private static final Pattern MASTERCARD =
      Pattern.compile("(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720).*");
  private static final Pattern AMEX = Pattern.compile("3[47].*");
  private static final Pattern DISCOVER = Pattern.compile("(6011|64[4-9]|65).*");

  private final String digits;

  private CardNumber(String digits) {
    this.digits = digits;
  }

  /** Parses a card number; empty if the length or the check digit is wrong. */
  public static Optional<CardNumber> of(String digits) {
    return SHAPE.matcher(digits).matches() && passesLuhn(digits)
        ? Optional.of(new CardNumber(digits))
        : Optional.empty();
  }

  /** The card network, determined by the first digits. */
  String brand() {
    if (VISA.matcher(digits).matches()) {
      return "visa";
    } else if (MASTERCARD.matcher(digits).matches()) {
      return "mastercard";
    } else if (AMEX.matcher(digits).matches()) {
      return "amex";
    }
    return DISCOVER.matcher(digits).matches() ? "discover" : "unknown";
  }

  /** The last four digits, which may be shown. */
  String last4() {
    return digits.substring(digits.length() - 4);
  }

  CardBehaviour behaviour() {
    return CardBehaviour.of(digits);
  }

  @Override
  public String toString() {
    return "CardNumber[hidden]";
  }

  /** The Luhn check (ISO/IEC 7812-1, annex B): doubles every second digit from the right. */
  private static boolean passesLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? digit : digit * 2;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }
}
