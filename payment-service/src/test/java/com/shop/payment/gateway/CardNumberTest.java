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
    "3530111333300000, jcb",
    "2221000000000009, mastercard",
    "4222222222222, visa",
    "4000000000000000006, visa",
    "371449635398431, amex",
    "6500000000000002, discover",
    "6510000000000000002, discover",
    "30569309025904, diners",
    "3056930009020004, diners",
    "36227206271667, diners",
    "3566002020360505, jcb",
    "6200000000000005, unionpay",
    "6205500000000000004, unionpay",
    "8171999927660000, unionpay"
  })
  void theFirstDigitsDetermineTheBrand(String digits, String brand) {
    assertEquals(brand, CardNumber.of(digits).orElseThrow().brand());
  }

  /** The check digits are right. */
  @ParameterizedTest
  @CsvSource({
    "000000000000, no network",
    "0000000000000000, no network",
    "9999999999999995, no network",
    "1111111111111117, no network",
    "2220000000000000, below Mastercard",
    "2721000000000004, above Mastercard",
    "5000000000000009, below Mastercard",
    "5600000000000003, above Mastercard",
    "3527000000000008, below JCB",
    "3590000000000000, above JCB",
    "6430000000000007, below Discover",
    "3300000000000001, neither Amex nor Diners",
    "42424242424242426, Visa of 17 digits",
    "400000000002, Visa of 12 digits",
    "40000000000002, Visa of 14 digits",
    "400000000000006, Visa of 15 digits",
    "555555555555558, Mastercard of 15 digits",
    "34000000000000009, Amex of 17 digits",
    "3400000000000000, Amex of 16 digits",
    "60110000000004, Discover of 14 digits"
  })
  void numbersThatNoNetworkIssuesAreInvalid(String digits, String reason) {
    assertTrue(passesLuhn(digits), digits);
    assertTrue(CardNumber.of(digits).isEmpty(), reason);
  }

  private static boolean passesLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? digit : "0246813579".charAt(digit) - '0';
    }
    return sum % 10 == 0;
  }

  @Test
  void toStringHidesTheNumber() {
    CardNumber number = CardNumber.of("4242424242424242").orElseThrow();
    assertEquals("4242", number.last4());
    assertFalse(number.toString().contains("4242"));
  }
}
