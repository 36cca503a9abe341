package com.shop.order.history;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How orders are followed live. */
@ConfigMapping(prefix = "shop.event-stream")
interface EventStreamConfig {
  /** The pause between two looks for news, of each stream. */
  Duration poll();

  /** After so long without news something is sent all the same. */
  Duration heartbeat();

  /** How many clients of one replica follow at the same time. */
  int most();
}
