package com.shop.playground.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Currency;

/** Money as people write it. */
final class Price {

  private Price() {}

  /** From the contract's minor units: 12999 USD is {@code 129.99 USD}. */
  static String of(JsonNode money) {
    String currency = money.get("currency").asText();
    int digits = Currency.getInstance(currency).getDefaultFractionDigits();
    return BigDecimal.valueOf(money.get("amount").asLong(), digits) + " " + currency;
  }
}
