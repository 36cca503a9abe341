package com.shop.user.session;

import com.shop.platform.MaxLength;
import com.shop.user.password.NewPassword;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

/** A request to change the password. */
record PasswordChange(
    @NotEmpty @MaxLength(NewPassword.MAX_LENGTH) String currentPassword,
    @NotNull @NewPassword String newPassword) {

  /** Leaves the passwords out of logs. */
  @Override
  public String toString() {
    return "PasswordChange[]";
  }
}
