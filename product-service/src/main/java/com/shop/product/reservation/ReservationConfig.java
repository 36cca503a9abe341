package com.shop.product.reservation;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Settings for reservations. */
@ConfigMapping(prefix = "shop.reservation")
interface ReservationConfig {

  /** How long stock stays reserved for an order that is neither confirmed nor released. */
  Duration expiresAfter();
}
