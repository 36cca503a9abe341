package com.shop.user.account;

import com.shop.platform.SingleLine;
import com.shop.user.password.NewPassword;
import jakarta.validation.constraints.NotNull;

/** A request to register. */
record Registration(
    @NotNull @WellFormedEmail String email,
    @NotNull @NewPassword String password,
    @NotNull @SingleLine(max = 100) String name) {

  /** Leaves the password out of logs. */
  @Override
  public String toString() {
    return "Registration[email=" + email + "]";
  }
}
