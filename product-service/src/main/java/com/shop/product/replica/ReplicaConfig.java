package com.shop.product.replica;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Settings for reading from replicas. */
@ConfigMapping(prefix = "shop.replica")
interface ReplicaConfig {

  /** The largest replication lag at which a replica is still read from. */
  Duration maxLag();
}
