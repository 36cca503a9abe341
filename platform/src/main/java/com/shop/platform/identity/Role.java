package com.shop.platform.identity;

/** The roles that a token can carry, in its {@code groups} claim. */
public final class Role {
  /** Everyone who registers; admins too. */
  public static final String CUSTOMER = "customer";

  public static final String ADMIN = "admin";

  /** Machine clients only. */
  public static final String SERVICE = "service";

  private Role() {}
}
