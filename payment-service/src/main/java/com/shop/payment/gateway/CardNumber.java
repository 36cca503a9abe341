package com.shop.payment.gateway;

import java.util.Optional;

/**
 * A card number (ISO/IEC 7812) on its way to the gateway. It is kept in memory only until it is
 * tokenised and never appears in logs, exceptions or a debugger.
 */
public final class CardNumber {
  private final String digits;
  private final CardBrand brand;

  private CardNumber(String digits, CardBrand brand) {
    this.digits = digits;
    this.brand = brand;
  }

  /** Parses a card number; empty if no network issues such a number or its check digit is wrong. */
  public static Optional<CardNumber> of(String digits) {
    return CardBrand.of(digits)
        .filter(brand -> passesLuhn(digits))
        .map(brand -> new CardNumber(digits, brand));
  }

  /** The card network's name in the API. */
  String brand() {
    return brand.code();
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
