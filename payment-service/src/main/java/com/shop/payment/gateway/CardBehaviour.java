package com.shop.payment.gateway;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How the gateway treats a card. The numbers are Stripe's public test cards. */
enum CardBehaviour {
  CAPTURES,
  GENERIC_DECLINE,
  INSUFFICIENT_FUNDS,
  LOST_CARD,
  STOLEN_CARD,
  EXPIRED_CARD,
  INCORRECT_CVC,
  /** The first two attempts of each capture fail technically and have no effect. */
  FAILS_TWICE,
  /** Each capture succeeds, but its response is lost. */
  LOSES_FIRST_ANSWER;

  private static final int FAILURES = 2;

  private static final Map<String, CardBehaviour> TEST_CARDS =
      Map.of(
          "4000000000000002", GENERIC_DECLINE,
          "4000000000009995", INSUFFICIENT_FUNDS,
          "4000000000009987", LOST_CARD,
          "4000000000009979", STOLEN_CARD,
          "4000000000000069", EXPIRED_CARD,
          "4000000000000127", INCORRECT_CVC,
          "4000000000000119", FAILS_TWICE,
          "4000000000000259", LOSES_FIRST_ANSWER);

  static CardBehaviour of(String digits) {
    return TEST_CARDS.getOrDefault(digits, CAPTURES);
  }

  Optional<String> declineCode() {
    return switch (this) {
      case CAPTURES, FAILS_TWICE, LOSES_FIRST_ANSWER -> Optional.empty();
      case GENERIC_DECLINE,
          INSUFFICIENT_FUNDS,
          LOST_CARD,
          STOLEN_CARD,
          EXPIRED_CARD,
          INCORRECT_CVC ->
          Optional.of(name().toLowerCase(Locale.ROOT));
    };
  }

  /**
   * Whether this attempt fails technically.
   *
   * @param attempt from 1
   */
  boolean fails(int attempt) {
    return this == FAILS_TWICE && attempt <= FAILURES;
  }
}
