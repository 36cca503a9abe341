package com.shop.playground.storefront.page;

/** Page object of the accounts. */
public final class AdminUsersPage extends Page {
  public AdminUsersPage(Storefront shop) {
    super(shop);
  }

  /** Searches for an account, and waits until it is the only one in the list. */
  public void searchFor(String email) {
    awaitThat(() -> shows("user"));
    type("admin-search", email + "\n");
    awaitOnly(email);
  }

  /** Waits until an account is the only one in the list. */
  public void awaitOnly(String email) {
    awaitThat(() -> texts("user").size() == 1 && text("user").contains(email));
  }

  /** Makes the first account of the list an admin, or no longer. */
  public void toggleAdmin() {
    click("is-admin");
  }
}
