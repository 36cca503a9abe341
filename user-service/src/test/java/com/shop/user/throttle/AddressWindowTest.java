package com.shop.user.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AddressWindowTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final AddressWindow window = new AddressWindow();

  @Test
  @Covers("USER-13")
  void anAddressMayFailAHundredTimesIn15Minutes() {
    fail(99, NOW);
    assertEquals(Duration.ZERO, window.pause(NOW));

    fail(1, NOW.plusSeconds(60));
    assertEquals(Duration.ofMinutes(14), window.pause(NOW.plusSeconds(60)));
  }

  @Test
  void anExpiredWindowStartsAgainAtZero() {
    Instant later = NOW.plus(Duration.ofMinutes(15));
    fail(100, NOW);

    assertEquals(Duration.ZERO, window.pause(later));
    fail(99, later);
    assertEquals(Duration.ZERO, window.pause(later));
    fail(1, later);
    assertEquals(Duration.ofMinutes(15), window.pause(later));
  }

  private void fail(int times, Instant at) {
    for (int i = 0; i < times; i++) {
      window.fail(at);
    }
  }
}
