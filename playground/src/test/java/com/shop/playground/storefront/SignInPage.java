package com.shop.playground.storefront;

import org.openqa.selenium.WebDriver;

/** Page object of sign-in and registration. */
final class SignInPage extends Storefront {
  SignInPage(WebDriver driver) {
    super(driver);
  }

  void register(String name, String email, String password) {
    find("sign-form");
    if (!shows("name")) {
      click("switch");
    }
    type("name", name);
    signIn(email, password);
  }

  void signIn(String email, String password) {
    type("email", email);
    type("password", password);
    click("submit");
  }

  void awaitSignedIn() {
    find("nav-account");
  }
}
