package com.shop.playground.storefront.page;

/**
 * Page object of sign-in and registration, also where they replace a page that needs an account.
 */
public final class SignInPage extends Page {
  public SignInPage(Storefront shop) {
    super(shop);
  }

  /** Changes from sign-in to registration, or back. */
  public void toggle() {
    click("switch");
  }

  public void register(String name, String email, String password) {
    awaitForm();
    if (!shows("name")) {
      toggle();
    }
    type("name", name);
    signIn(email, password);
  }

  public void awaitForm() {
    find("sign-form");
  }

  public void signIn(String email, String password) {
    type("email", email);
    type("password", password);
    click("submit");
  }
}
