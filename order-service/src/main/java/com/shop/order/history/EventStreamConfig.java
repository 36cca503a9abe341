package com.shop.order.history;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Live event streams. */
@ConfigMapping(prefix = "shop.event-stream")
interface EventStreamConfig {
  /** The pause between two polls of one stream. */
  Duration poll();

  /** How long a stream may be silent before a comment is sent. */
  Duration heartbeat();

  /** How many streams one replica serves at the same time. */
  int maxStreams();
}
