package com.shop.order.checkout;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Time limits of the checkout, and how many run at the same time. */
@ConfigMapping(prefix = "shop.checkout")
interface CheckoutConfig {
  /** How long a client waits for a response at most. */
  Duration answerWithin();

  /** How long a driver has an order alone; longer than {@link #answerWithin}. */
  Duration lease();

  /** How many request threads drive orders at the same time; further orders run in background. */
  int maxDrivers();
}
