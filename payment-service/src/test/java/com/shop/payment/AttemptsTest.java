package com.shop.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 500",
    "1, 1000",
    "2, 2000",
    "9, 256000",
    "10, 300000",
    "63, 300000",
    "2147483647, 300000"
  })
  void pausesDoubleFromHalfASecondUpToFiveMinutes(int tries, long millis) {
    assertEquals(millis, Attempts.pause(tries).toMillis());
  }
}
