package com.shop.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private final Backoff pauses = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(5));

  @ParameterizedTest
  @CsvSource({
    "0, 500",
    "1, 500",
    "2, 1000",
    "3, 2000",
    "10, 256000",
    "11, 300000",
    "2147483647, 300000"
  })
  void pausesDoubleUpToTheMaximum(int tries, long millis) {
    assertEquals(millis, pauses.after(tries).toMillis());
  }
}
