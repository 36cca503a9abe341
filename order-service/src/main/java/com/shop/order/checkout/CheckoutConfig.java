package com.shop.order.checkout;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long things may take. */
@ConfigMapping(prefix = "shop.checkout")
interface CheckoutConfig {
  /** A client is answered within this time. */
  Duration answerWithin();

  /** How long a driver has an order to itself; longer than {@link #answerWithin}. */
  Duration lease();
}
