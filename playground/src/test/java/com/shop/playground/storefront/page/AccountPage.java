package com.shop.playground.storefront.page;

import java.util.List;

/** Page object of profile, password and addresses. */
public final class AccountPage extends Page {
  private final AddressForm address = new AddressForm(this);

  public AccountPage(Storefront shop) {
    super(shop);
  }

  public void open() {
    goTo("/account");
  }

  public void awaitShown() {
    find("sign-out");
  }

  public void signOut() {
    click("sign-out");
  }

  public void rename(String name) {
    type("name", name);
    click("save-profile");
  }

  public void changePassword(String currentPassword, String newPassword) {
    type("currentPassword", currentPassword);
    type("newPassword", newPassword);
    click("save-password");
  }

  /** Follows the link to the sign-in with a changed password. */
  public void signInAgain() {
    click("sign-in-again");
  }

  public List<String> addresses() {
    return texts("address");
  }

  public void addAddress(Address added) {
    click("add-address");
    address.enter(added);
    click("save-address");
  }

  /** Enters an address into the form that is open, and does not save it. */
  public void enterAddress(Address entered) {
    address.enter(entered);
  }

  /** Replaces the first address. */
  public void editAddress(Address edited) {
    click("edit-address");
    address.enter(edited);
    click("save-address");
  }

  /** Deletes the first address. */
  public void deleteAddress() {
    click("delete-address");
  }
}
