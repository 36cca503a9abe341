package com.shop.user.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What somebody logs in with. Only the upper bounds of the registration are asked here: whatever is
 * shorter or malformed is just as wrong as any other guess.
 */
record Credentials(
    @NotBlank @Size(max = 254) String email,
    @NotEmpty @Pattern(regexp = "[\\s\\S]{0,128}", message = "must have up to 128 characters")
        String password) {

  /** Without the password, which is to be in no log. */
  @Override
  public String toString() {
    return "Credentials[email=" + email + "]";
  }
}
