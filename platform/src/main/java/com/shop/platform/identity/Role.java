package com.shop.platform.identity;

/** The roles in the {@code groups} claim of an access token. */
public final class Role {
  /** Every registered user, including admins. */
  public static final String CUSTOMER = "customer";

  public static final String ADMIN = "admin";

  /** Machine clients only. */
  public static final String SERVICE = "service";

  private Role() {}
}
