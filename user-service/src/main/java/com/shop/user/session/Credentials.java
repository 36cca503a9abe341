package com.shop.user.session;

import com.shop.platform.MaxLength;
import com.shop.user.password.NewPassword;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;

/**
 * A request to log in. Only upper bounds are validated: a malformed email address or a short
 * password is treated like any other wrong one.
 */
record Credentials(
    @NotBlank @MaxLength(254) String email,
    @NotEmpty @MaxLength(NewPassword.MAX_LENGTH) String password) {

  /** Leaves the password out of logs. */
  @Override
  public String toString() {
    return "Credentials[email=" + email + "]";
  }
}
