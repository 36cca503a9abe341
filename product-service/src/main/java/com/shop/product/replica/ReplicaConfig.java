package com.shop.product.replica;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Settings of reading from a replica. */
@ConfigMapping(prefix = "shop.replica")
interface ReplicaConfig {

  /** How far behind the primary a replica may be and still be read from. */
  Duration maxLag();
}
