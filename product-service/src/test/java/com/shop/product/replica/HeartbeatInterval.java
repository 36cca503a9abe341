package com.shop.product.replica;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;

/** The interval between two heartbeats. */
public final class HeartbeatInterval {
  private HeartbeatInterval() {}

  public static Duration get() {
    return DurationConverter.parseDuration(Heartbeat.INTERVAL);
  }
}
