package com.shop.payment.gateway;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The card networks, with the prefixes and lengths of their numbers. */
enum CardBrand {
  VISA("4([0-9]{12}|[0-9]{15}|[0-9]{18})"),
  MASTERCARD("(5[1-5][0-9]{2}|222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}"),
  AMEX("3[47][0-9]{13}"),
  DISCOVER("(6011|64[4-9][0-9]|65[0-9]{2})[0-9]{12,15}"),
  DINERS("(30[0-5][0-9]|3095|3[689][0-9]{2})[0-9]{10,15}"),
  JCB("35(2[89]|[3-8][0-9])[0-9]{12,15}"),
  UNIONPAY("(62|81)[0-9]{14,17}");

  private final Pattern numbers;

  CardBrand(String numbers) {
    this.numbers = Pattern.compile(numbers);
  }

  /** The network that issues such a number; empty if none does. */
  static Optional<CardBrand> of(String digits) {
    return Arrays.stream(values())
        .filter(brand -> brand.numbers.matcher(digits).matches())
        .findFirst();
  }

  /** The name in the API. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
