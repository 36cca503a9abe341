package com.shop.product.reservation;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Settings of reservations. */
@ConfigMapping(prefix = "shop.reservation")
interface ReservationConfig {

  /** How long stock is kept for an order that is neither confirmed nor released. */
  Duration expiresAfter();
}
