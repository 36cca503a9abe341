package com.shop.user.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A request to log in. Only upper bounds are validated: a malformed email address or a short
 * password is treated like any other wrong one.
 */
record Credentials(
    @NotBlank @Size(max = 254) String email,
    @NotEmpty @Pattern(regexp = "[\\s\\S]{0,128}", message = "must have at most 128 characters")
        String password) {

  /** Leaves the password out of logs. */
  @Override
  public String toString() {
    return "Credentials[email=" + email + "]";
  }
}
