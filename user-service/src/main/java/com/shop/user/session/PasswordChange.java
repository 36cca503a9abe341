package com.shop.user.session;

import com.shop.user.password.NewPassword;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The password that somebody has, and the one they want. */
record PasswordChange(
    @NotEmpty @Pattern(regexp = "[\\s\\S]{0,128}", message = "must have up to 128 characters")
        String currentPassword,
    @NotNull @NewPassword String newPassword) {

  /** Without the passwords, which are to be in no log. */
  @Override
  public String toString() {
    return "PasswordChange[]";
  }
}
