package com.shop.benchmark;

import java.io.IOException;
import java.time.Duration;

/** Something under load: the shop, or a yardstick that it is compared with. */
interface Subject {

  /**
   * Applies load in a closed loop: each client sends its next request when it has the response to
   * the previous one. Returns after the last response, so that all work that was begun is counted.
   *
   * @param clients the number of concurrent clients
   * @param time after which no client begins another request
   */
  Round load(int clients, Duration time) throws IOException, InterruptedException;
}
