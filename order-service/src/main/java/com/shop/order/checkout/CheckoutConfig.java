package com.shop.order.checkout;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long things may take, and how many of them run at once. */
@ConfigMapping(prefix = "shop.checkout")
interface CheckoutConfig {
  /** A client is answered within this time. */
  Duration answerWithin();

  /** How long a driver has an order to itself; longer than {@link #answerWithin}. */
  Duration lease();

  /** How many request threads drive orders at the same time; what comes on top is handed over. */
  int atOnce();
}
