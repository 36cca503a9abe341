package com.shop.payment.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424241",
        "4242424242424224",
        "18",
        "00000000000",
        "42424242424242424242",
        "",
        "4242 4242 4242 4242",
        "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢"
      })
  void wrongCheckDigitsAndLengthsAreInvalid(String digits) {
    assertTrue(CardNumber.of(digits).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "4242424242424242, visa",
    "5555555555554444, mastercard",
    "2223003122003222, mastercard",
    "2720990000000007, mastercard",
    "378282246310005, amex",
    "6011111111111117, discover",
    "6445644564456445, discover",
    "3530111333300000, unknown",
    "2221000000000009, mastercard",
    "2220000000000000, unknown",
    "000000000000, unknown"
  })
  void theFirstDigitsDetermineTheBrand(String digits, String brand) {
    assertEquals(brand, CardNumber.of(digits).orElseThrow().brand());
  }

  @Test
  void toStringHidesTheNumber() {
    CardNumber number = CardNumber.of("4242424242424242").orElseThrow();
    assertEquals("4242", number.last4());
    assertFalse(number.toString().contains("4242"));
  }
}
