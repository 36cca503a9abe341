package com.shop.user.account;

import com.shop.platform.SingleLine;
import com.shop.user.password.NewPassword;
import jakarta.validation.constraints.NotNull;

/** What somebody gives to open an account. */
record Registration(
    @NotNull @WellFormedEmail String email,
    @NotNull @NewPassword String password,
    @NotNull @SingleLine(max = 100) String name) {

  /** Without the password, which is to be in no log. */
  @Override
  public String toString() {
    return "Registration[email=" + email + "]";
  }
}
