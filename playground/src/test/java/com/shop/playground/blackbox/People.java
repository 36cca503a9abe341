package com.shop.playground.blackbox;

import com.shop.playground.client.Customer;

/** The people that many tests share, as each login takes a while. */
final class People {
  static final String SEED_ADMIN = "admin@shop.com";

  private static Customer admin;
  private static Customer somebody;

  private People() {}

  /** The admin that {@code shop.admin.email} and {@code shop.admin.password} name. */
  static synchronized Customer admin() {
    if (admin == null) {
      admin =
          ShopUnderTest.logIn(
              System.getProperty("shop.admin.email", SEED_ADMIN),
              System.getProperty("shop.admin.password", "Passw0rd!"));
    }
    return admin;
  }

  /** A customer with an arbitrary history. */
  static synchronized Customer somebody() {
    if (somebody == null) {
      somebody = ShopUnderTest.register();
    }
    return somebody;
  }
}
