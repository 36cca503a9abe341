package com.shop.user.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginStreakTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final LoginStreak streak = new LoginStreak();

  @ParameterizedTest
  @CsvSource({
    "0, 0", "4, 0", "5, 30", "6, 60", "7, 120", "9, 480", "10, 900", "11, 900", "99, 900"
  })
  @Covers({"USER-9", "USER-11"})
  void pausesDoubleFromTheFifthFailureUpToFifteenMinutes(int failures, int seconds) {
    for (int i = 0; i < failures; i++) {
      streak.fail(NOW);
    }

    assertEquals(Duration.ofSeconds(seconds), streak.pause(NOW));
  }

  @Test
  void aPauseEnds() {
    for (int i = 0; i < 5; i++) {
      streak.fail(NOW);
    }

    assertEquals(Duration.ofMillis(1), streak.pause(NOW.plusMillis(29_999)));
    assertEquals(Duration.ZERO, streak.pause(NOW.plusSeconds(30)));
  }
}
