package com.shop.user.session;

import com.shop.user.password.NewPassword;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** A request to change the password. */
record PasswordChange(
    @NotEmpty @Pattern(regexp = "[\\s\\S]{0,128}", message = "must have at most 128 characters")
        String currentPassword,
    @NotNull @NewPassword String newPassword) {

  /** Leaves the passwords out of logs. */
  @Override
  public String toString() {
    return "PasswordChange[]";
  }
}
