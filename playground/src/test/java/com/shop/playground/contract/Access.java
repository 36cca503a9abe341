package com.shop.playground.contract;

import java.util.Map;
import java.util.Set;

/**
 * Who may call an operation.
 *
 * @param roles one of which is required; none for public operations
 * @param theirs whether the resource belongs to somebody, and exists for its owner only
 */
record Access(Set<String> roles, Theirs theirs) {

  /** The kinds of owned resources that a path can name. */
  enum Theirs {
    NOTHING,
    ACCOUNT,
    ADDRESS,
    ORDER,
    PAYMENT
  }

  private static final Access ANYONE = new Access(Set.of(), Theirs.NOTHING);
  private static final Access CUSTOMER = new Access(Set.of("customer"), Theirs.NOTHING);
  private static final Access ADMIN = new Access(Set.of("admin"), Theirs.NOTHING);
  private static final Access SERVICE = new Access(Set.of("service"), Theirs.NOTHING);

  /** A machine client with its secret instead of a token. */
  static final Access CLIENT = new Access(Set.of(), Theirs.NOTHING);

  /**
   * The access rules of the HTTP contract, by operation. An operation that is missing here fails
   * the tests.
   */
  static final Map<String, Access> TABLE =
      Map.ofEntries(
          Map.entry("getHealth", ANYONE),
          Map.entry("getReadiness", ANYONE),
          Map.entry("registerUser", ANYONE),
          Map.entry("logIn", ANYONE),
          Map.entry("refreshTokens", ANYONE),
          Map.entry("logOut", ANYONE),
          Map.entry("getSigningKeys", ANYONE),
          Map.entry("issueClientToken", CLIENT),
          Map.entry("getOwnUser", CUSTOMER),
          Map.entry("renameOwnUser", CUSTOMER),
          Map.entry("changeOwnPassword", CUSTOMER),
          Map.entry("listAddresses", CUSTOMER),
          Map.entry("addAddress", CUSTOMER),
          Map.entry("getAddress", owner(Theirs.ADDRESS)),
          Map.entry("replaceAddress", owner(Theirs.ADDRESS)),
          Map.entry("removeAddress", owner(Theirs.ADDRESS)),
          Map.entry("getUser", ownerOrAdmin(Theirs.ACCOUNT)),
          Map.entry("listUsers", ADMIN),
          Map.entry("assignRoles", ADMIN),
          Map.entry("listProducts", ANYONE),
          Map.entry("getProduct", ANYONE),
          Map.entry("listCategories", ANYONE),
          Map.entry("addProduct", ADMIN),
          Map.entry("editProduct", ADMIN),
          Map.entry("removeProduct", ADMIN),
          Map.entry("adjustStock", ADMIN),
          Map.entry("reserveStock", SERVICE),
          Map.entry("confirmReservation", SERVICE),
          Map.entry("releaseReservation", SERVICE),
          Map.entry("getCart", CUSTOMER),
          Map.entry("clearCart", CUSTOMER),
          Map.entry("putCartItem", CUSTOMER),
          Map.entry("removeCartItem", CUSTOMER),
          Map.entry("placeOrder", CUSTOMER),
          Map.entry("listOrders", CUSTOMER),
          Map.entry("getOrder", owner(Theirs.ORDER)),
          Map.entry("listOrderEvents", owner(Theirs.ORDER)),
          Map.entry("cancelOrder", owner(Theirs.ORDER)),
          Map.entry("shipOrder", ADMIN),
          Map.entry("deliverOrder", ADMIN),
          Map.entry("addCard", CUSTOMER),
          Map.entry("listPayments", ownerOrAdmin(Theirs.NOTHING)),
          Map.entry("getPayment", ownerOrAdmin(Theirs.PAYMENT)),
          Map.entry("refundPayment", ADMIN),
          Map.entry("capturePayment", SERVICE),
          Map.entry("refundOrderPayment", SERVICE),
          Map.entry("listRefundedPayments", SERVICE));

  /** An operation that is not in the table is only reported. */
  static Access of(String operation) {
    return TABLE.getOrDefault(operation, ANYONE);
  }

  private static Access owner(Theirs theirs) {
    return new Access(Set.of("customer"), theirs);
  }

  /** Admins have the customer role too, so this equals {@link #owner}. */
  private static Access ownerOrAdmin(Theirs theirs) {
    return new Access(Set.of("admin", "customer"), theirs);
  }

  /** By identity: {@link #CLIENT} has no roles either. */
  boolean isPublic() {
    return this == ANYONE;
  }

  boolean isForAdminsOnly() {
    return roles.equals(Set.of("admin"));
  }

  boolean isForServicesOnly() {
    return roles.equals(Set.of("service"));
  }
}
